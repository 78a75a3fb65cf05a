import { BookOpenText, X } from 'lucide-react';
import type { Failure } from '@/utils/chat/failure';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { costOf } from '../state/cost';
import { formatCost, formatCount } from '../kit/format';
import { IconButton } from '../kit/IconButton';
import { useServices, useSettings } from '../state/panel-context';
import './LongPage.css';

interface LongPageProps {
  readonly digest: NonNullable<Failure['digest']>;
  /** Called when the user would rather ask about a part of it. */
  readonly onAsk: () => void;
}

/** Asks whether a page that is too long should be read section by section, and names the cost. */
export function LongPage({ digest: { requests, tokens }, onAsk }: LongPageProps) {
  const { panel } = useServices();
  const price = useSettings(({ settings, model }) => settings.prices[model]);
  const currency = useSettings(({ settings }) => settings.currency);
  // Nearly all of it is input, and the output is short.
  const used = { promptTokens: tokens, completionTokens: 0, cachedTokens: null };

  return (
    <div className="long-page">
      <BookOpenText className="long-page-icon" size={16} aria-hidden="true" />
      <div className="long-page-body">
        <p className="long-page-text">
          {t('long_page', formatCount(requests), formatCount(rounded(tokens)))}
        </p>
        {price && (
          <p className="long-page-cost">{t('cost_of', formatCost(costOf(used, price), true, currency))}</p>
        )}
        <div className="long-page-buttons">
          <Button look="primary" onClick={() => void panel.askDigest()}>
            {t('read_by_section')}
          </Button>
          <Button onClick={onAsk}>{t('ask_instead')}</Button>
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
