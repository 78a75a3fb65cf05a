import type { Price } from '@/utils/settings/settings';

/** A price as its three fields hold it. */
export type PriceText = Readonly<Record<keyof Price, string>>;

export function priceText(price: Price | undefined): PriceText {
  return {
    input: price ? String(price.input) : '',
    cachedInput: price ? String(price.cachedInput) : '',
    output: price ? String(price.output) : '',
  };
}

/**
 * Reads the price from the three fields: null when all are empty, 'invalid' when one is no number from 0 on
 * or when input or output is missing. Cached input costs as much as other input unless it has a price.
 */
export function readPrice({ input, cachedInput, output }: PriceText): Price | null | 'invalid' {
  if ([input, cachedInput, output].every((text) => text.trim() === '')) return null;
  const price = {
    input: amount(input),
    cachedInput: amount(cachedInput.trim() === '' ? input : cachedInput),
    output: amount(output),
  };
  return Object.values(price).every((one) => Number.isFinite(one) && one >= 0) ? price : 'invalid';
}

/** Many users write a decimal comma, and no price per million tokens has thousands to separate. */
function amount(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));
}
