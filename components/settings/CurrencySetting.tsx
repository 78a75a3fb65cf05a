import { useId } from 'react';
import { useStore } from 'zustand';
import { t, uiLanguage } from '@/utils/browser/i18n';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { checkSentence } from './check-words';
import { Field } from '../kit/Field';
import { Select } from '../kit/Select';
import { useSave } from '../state/use-save';

interface CurrencySettingProps {
  readonly settings: SettingsStore;
}

/** Those that providers of the API charge in, and those of most of its users. */
const CURRENCIES = [
  'CNY',
  'EUR',
  'GBP',
  'JPY',
  'USD',
  'AUD',
  'BRL',
  'CAD',
  'CHF',
  'HKD',
  'INR',
  'KRW',
  'TWD',
];

/** The currency that prices are entered in: costs are shown with its sign. Nothing is converted. */
export function CurrencySetting({ settings }: CurrencySettingProps) {
  const id = useId();
  const currency = useStore(settings, (state) => state.settings.currency);
  const { isSaved, failure, save } = useSave(settings);
  const names = new Intl.DisplayNames(uiLanguage(), { type: 'currency' });
  return (
    <Field
      label={t('currency')}
      hint={t('currency_hint')}
      id={id}
      error={failure && checkSentence(failure)}
      isSaved={isSaved}
    >
      <Select
        id={id}
        value={currency ?? ''}
        hasHint
        onChoose={(code) => void save({ currency: code === '' ? null : code })}
      >
        <option value="">{t('currency_none')}</option>
        {CURRENCIES.map((code) => (
          <option key={code} value={code}>
            {names.of(code) ?? code} ({code})
          </option>
        ))}
      </Select>
    </Field>
  );
}
