import { useId, useState, type FocusEvent } from 'react';
import { useStore } from 'zustand';
import type { Price } from '@/utils/settings/settings';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { failureSentence } from '../failure/failure-words';
import { priceText, readPrice, type PriceText } from './price-text';
import { useSave } from '../state/use-save';
import './PriceSetting.css';

interface PriceSettingProps {
  readonly settings: SettingsStore;
}

const PARTS: readonly (readonly [keyof Price, MessageKey])[] = [
  ['input', 'price_input'],
  ['cachedInput', 'price_cached'],
  ['output', 'price_output'],
];

/** The price of a million tokens of the chosen model, if the user enters one. */
export function PriceSetting({ settings }: PriceSettingProps) {
  const model = useStore(settings, (state) => state.model);
  // Another model's price has fields of its own.
  return <PriceFields key={model} settings={settings} model={model} />;
}

function PriceFields({ settings, model }: PriceSettingProps & { readonly model: string }) {
  const id = useId();
  const prices = useStore(settings, (state) => state.settings.prices);
  const [draft, setDraft] = useState<PriceText | null>(null);
  const [isInvalid, setInvalid] = useState(false);
  const { isSaved, failure, save } = useSave(settings);
  const text = draft ?? priceText(prices[model]);

  function commit() {
    const price = readPrice(text);
    setInvalid(price === 'invalid');
    if (price === 'invalid' || draft === null) return;
    const { [model]: _, ...others } = prices;
    void save({ prices: price ? { ...others, [model]: price } : others }).then(
      (works) => works && setDraft(null),
    );
  }

  // One part of a price means nothing without the others: it is saved when the last field is left.
  function leave({ currentTarget, relatedTarget }: FocusEvent) {
    if (!currentTarget.closest('fieldset')?.contains(relatedTarget)) commit();
  }

  const error = isInvalid ? t('price_invalid') : failure && failureSentence(failure);
  return (
    <fieldset className="price-setting" aria-describedby={`${id}-hint`}>
      <legend className="setting-label">{t('price_of', model)}</legend>
      <div className="price-setting-fields">
        {PARTS.map(([part, label]) => (
          <label key={part} className="price-setting-field">
            {t(label)}
            <input
              className="field"
              inputMode="decimal"
              autoComplete="off"
              aria-invalid={error !== null}
              value={text[part]}
              onChange={(event) => setDraft({ ...text, [part]: event.target.value })}
              onBlur={leave}
              onKeyDown={(event) => event.key === 'Enter' && commit()}
            />
          </label>
        ))}
      </div>
      <p id={`${id}-hint`} className={error === null ? 'setting-hint' : 'setting-hint setting-error'}>
        {error ?? t('price_hint')}
      </p>
      <span className="setting-saved" role="status">
        {isSaved && t('saved')}
      </span>
    </fieldset>
  );
}
