import { Languages, X } from 'lucide-react';
import { useId } from 'react';
import type { Failure } from '@/utils/chat/failure';
import { t, uiLanguage } from '@/utils/browser/i18n';
import { languageName } from '@/utils/browser/language-name';
import { LANGUAGES } from '../state/languages';
import { Button } from '../kit/Button';
import { formatCost, formatCount } from '../kit/format';
import { IconButton } from '../kit/IconButton';
import { Select } from '../kit/Select';
import { costOf } from '../state/cost';
import { useServices, useSettings } from '../state/panel-context';
import './LongPage.css';
import './TranslatePage.css';

interface TranslatePageProps {
  readonly digest: NonNullable<Failure['digest']>;
}

/** Asks for the language that a page is to be translated into, and names what that costs. */
export function TranslatePage({ digest: { requests, tokens, written = 0 } }: TranslatePageProps) {
  const { panel, settings } = useServices();
  const id = useId();
  const into = useSettings((state) => state.settings.translateInto);
  const lately = useSettings((state) => state.settings.translatedInto);
  const price = useSettings((state) => state.settings.prices[state.model]);
  const currency = useSettings((state) => state.settings.currency);
  const used = { promptTokens: tokens, completionTokens: written, cachedTokens: null };
  const sizes = [formatCount(rounded(tokens)), formatCount(rounded(written))] as const;
  const others = LANGUAGES.filter((tag) => !lately.includes(tag));

  async function translate() {
    const tag = into === 'auto' ? uiLanguage() : into;
    await settings.save({ translatedInto: [tag, ...lately.filter((one) => one !== tag)].slice(0, 3) });
    await panel.askDigest();
  }

  return (
    <div className="long-page">
      <Languages className="long-page-icon" size={16} aria-hidden="true" />
      <div className="long-page-body">
        <p className="long-page-text">
          {requests === 1
            ? t('translate_page_one', ...sizes)
            : t('translate_page', formatCount(requests), ...sizes)}
        </p>
        {price && (
          <p className="long-page-cost">{t('cost_of', formatCost(costOf(used, price), true, currency))}</p>
        )}
        <div className="translate-page-language">
          <label htmlFor={id}>{t('translate_into')}</label>
          <Select id={id} value={into} onChoose={(translateInto) => void settings.save({ translateInto })}>
            {lately.map((tag) => (
              <option key={tag} value={tag}>
                {languageName(tag)}
              </option>
            ))}
            <option value="auto">{t('language_auto', languageName(uiLanguage()))}</option>
            {others.map((tag) => (
              <option key={tag} value={tag}>
                {languageName(tag)}
              </option>
            ))}
          </Select>
        </div>
        <div className="long-page-buttons">
          <Button look="primary" onClick={() => void translate()}>
            {t('translate_now')}
          </Button>
          <Button onClick={panel.dismissRefusal}>{t('cancel')}</Button>
        </div>
      </div>
      <IconButton icon={X} label={t('dismiss')} onClick={panel.dismissRefusal} />
    </div>
  );
}

/** Rounds to two digits, since it is an estimate. */
function rounded(tokens: number): number {
  return Number(tokens.toPrecision(2));
}
