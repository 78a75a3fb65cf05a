import { useMemo } from 'react';
import type { PageReading } from '@/utils/page/reading';
import { pageFacts } from '@/utils/prompt/page-facts';
import { estimateTokens } from '@/utils/text/estimate-tokens';
import { t } from '@/utils/browser/i18n';
import { formatEstimate } from '../kit/format';
import { LeftOutList } from '../page/LeftOutList';
import { SentText } from './SentText';

/** The preview of a file that goes with the next question in the place of the page. */
export function FilePreview({ file }: { readonly file: PageReading }) {
  const tokens = useMemo(() => estimateTokens(file.text), [file]);
  return (
    <>
      <p className="page-preview-note">{t('sends_file')}</p>
      <p className="page-preview-note">{t('tokens', formatEstimate(tokens, true))}</p>
      <LeftOutList leftOut={file.leftOut} />
      <SentText facts={pageFacts(file)} text={file.text} title={t('text_as_sent')} />
    </>
  );
}
