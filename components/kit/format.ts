import { t, uiLanguage } from '@/utils/browser/i18n';

export function formatCount(count: number): string {
  return new Intl.NumberFormat(uiLanguage()).format(count);
}

/** A share from 0 to 1, such as `34%`. */
export function formatPercent(share: number): string {
  return new Intl.NumberFormat(uiLanguage(), { style: 'percent' }).format(share);
}

/** A number that may be an estimate, which is marked `≈`. */
export function formatEstimate(count: number, isEstimate: boolean): string {
  return (isEstimate ? '≈ ' : '') + formatCount(count);
}

/** A large number in few letters, such as `≈ 42K`. */
export function formatRough(count: number): string {
  return '≈ ' + new Intl.NumberFormat(uiLanguage(), { notation: 'compact' }).format(count);
}

/** A cost in a currency, by its ISO 4217 code; null for one that is not known, which has no sign. */
export function formatCost(cost: number, isEstimate: boolean, currency: string | null): string {
  const digits = cost < 1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 };
  const style: Intl.NumberFormatOptions =
    currency === null
      ? digits
      : { ...digits, style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: 0 };
  return (isEstimate ? '≈ ' : '') + new Intl.NumberFormat(uiLanguage(), style).format(cost);
}

/** A running time such as `1:07` or `1:02:03`, from milliseconds. */
export function formatClock(elapsed: number): string {
  const seconds = Math.max(0, Math.floor(elapsed / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const end = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${end}` : `${minutes}:${end}`;
}

/** A finished time such as `12 s` or `1 min 5 s`, from milliseconds; at least a second. */
export function formatDuration(elapsed: number): string {
  const seconds = Math.max(1, Math.round(elapsed / 1000));
  if (seconds < 60) return t('duration_seconds', formatCount(seconds));
  return t('duration_minutes', formatCount(Math.floor(seconds / 60)), formatCount(seconds % 60));
}

/** A number of minutes in words, such as `15 minutes`. */
export function formatMinutes(minutes: number): string {
  const style = { style: 'unit', unit: 'minute', unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(uiLanguage(), style).format(minutes);
}

/** A measured time such as `0.84 s`, from milliseconds. */
export function formatSeconds(elapsed: number): string {
  const style = { maximumFractionDigits: elapsed < 10_000 ? 2 : 1 };
  return t('duration_seconds', new Intl.NumberFormat(uiLanguage(), style).format(elapsed / 1000));
}
