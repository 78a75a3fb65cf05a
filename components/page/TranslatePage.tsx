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
import '../kit/Field.css';
import './LongPage.css';
import './TranslatePage.css';

interface TranslatePageProps {
  readonly digest: NonNullable<Failure['digest']>;
}

/** Asks for the language that a page is to be translated into, and names what that costs. */
export function TranslatePage({ digest: { requests, tokens, written = 0, language } }: TranslatePageProps) {
  const { panel, settings } = useServices();
  const into = useSettings((state) => state.settings.translateInto);
  const lately = useSettings((state) => state.settings.translatedInto);
  const price = useSettings((state) => state.settings.prices[state.model]);
  const currency = useSettings((state) => state.settings.currency);
  const used = { promptTokens: tokens, completionTokens: written, cachedTokens: null };
  const sizes = [formatCount(rounded(tokens)), formatCount(rounded(written))] as const;
  const target = into === 'auto' ? uiLanguage() : into;

  async function translate() {
    await settings.save({ translatedInto: [target, ...lately.filter((one) => one !== target)].slice(0, 3) });
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
        <TargetLanguage lately={lately} into={into} />
        {language !== undefined && isSame(language, target) && (
          <p className="long-page-text" role="status">
            {t('translate_already', languageName(language))}
          </p>
        )}
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

interface TargetLanguageProps {
  /** The languages that come first. */
  readonly lately: readonly string[];
  readonly into: string;
}

function TargetLanguage({ lately, into }: TargetLanguageProps) {
  const { settings } = useServices();
  const id = useId();
  // The browser's own, which follows it, is there as such.
  const others = LANGUAGES.filter((tag) => !lately.includes(tag) && tag !== uiLanguage());

  return (
    <div className="translate-page-language">
      <label htmlFor={id}>{t('translate_into')}</label>
      <Select id={id} value={into} onChoose={(translateInto) => void settings.save({ translateInto })}>
        {lately.map((tag) => (
          <option key={tag} value={tag}>
            {languageName(tag)}
          </option>
        ))}
        <option value="auto">{languageName(uiLanguage())}</option>
        {others.map((tag) => (
          <option key={tag} value={tag}>
            {languageName(tag)}
          </option>
        ))}
      </Select>
    </div>
  );
}

/** True for two names (BCP 47) of one written language: English is one everywhere, Chinese has two scripts. */
function isSame(one: string, other: string): boolean {
  const [first, second] = [one, other].map((tag) => new Intl.Locale(tag).maximize());
  return first?.language === second?.language && first?.script === second?.script;
}

/** Rounds to two digits, since it is an estimate. */
function rounded(tokens: number): number {
  return Number(tokens.toPrecision(2));
}
