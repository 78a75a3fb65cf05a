import { useMemo } from 'react';
import type { PageRoom } from '@/utils/protocol/commands';
import { estimateTokens } from '@/utils/text/estimate-tokens';
import { t } from '@/utils/browser/i18n';
import { formatCount, formatEstimate } from '../kit/format';
import { neededInWords } from '../page/page-share';
import './TokenMeter.css';

interface TokenMeterProps {
  readonly text: string;
  /** The text that goes along and takes no room of the page's. */
  readonly besides: string;
  readonly room: PageRoom;
}

/** The tokens of a text, against the model's context. */
export function TokenMeter({ text, besides, room: { context, page, whole, tokenRatio } }: TokenMeterProps) {
  const estimate = useMemo(() => estimateTokens(text), [text]);
  const tokens = Math.round((estimate + estimateTokens(besides)) * tokenRatio);
  return (
    <div className="token-meter">
      <span>{t('tokens_of_window', formatEstimate(tokens, true), formatCount(context))}</span>
      <meter className="token-meter-bar" aria-label={t('room_of_model')} max={context} value={tokens} />
      {estimate > whole && (
        <p className="token-meter-over">{estimate > page ? t('over_room') : neededInWords(estimate)}</p>
      )}
    </div>
  );
}
