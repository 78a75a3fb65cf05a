import type { Trimmed as TrimmedParts } from '@/utils/chat/conversation';
import { t, uiLanguage } from '@/utils/browser/i18n';
import { formatCount } from '../kit/format';
import './UnsupportedParameters.css';

interface TrimmedProps {
  readonly trimmed: TrimmedParts;
}

/** The note on what of the conversation was not sent for an answer. */
export function Trimmed({ trimmed: { pages, turns } }: TrimmedProps) {
  const titles = new Intl.ListFormat(uiLanguage()).format(pages);
  return (
    <>
      {pages.length > 0 && <p className="dropped">{t('trimmed_pages', titles)}</p>}
      {turns > 0 && <p className="dropped">{t('trimmed_turns', formatCount(turns))}</p>}
    </>
  );
}
