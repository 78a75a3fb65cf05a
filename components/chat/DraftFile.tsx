import { FileText, X } from 'lucide-react';
import { useMemo } from 'react';
import { t } from '@/utils/browser/i18n';
import type { PageReading } from '@/utils/page/reading';
import { estimateTokens } from '@/utils/text/estimate-tokens';
import { focusQuestion } from '../kit/focus-question';
import { formatCount } from '../kit/format';
import { IconButton } from '../kit/IconButton';
import { useServices } from '../state/panel-context';
import './DraftFile.css';

/** The file that goes with the next question in the place of the page, and its size. */
export function DraftFile({ file }: { readonly file: PageReading }) {
  const { panel } = useServices();
  const tokens = useMemo(() => Number(estimateTokens(file.text).toPrecision(2)), [file]);
  return (
    <div className="draft-file" role="group" aria-label={t('given_file')}>
      <FileText size={16} aria-hidden="true" />
      <span className="draft-file-name" dir="auto" title={file.title}>
        {file.title}
      </span>
      <span className="draft-file-tokens">{t('picture_tokens', formatCount(tokens))}</span>
      <IconButton
        icon={X}
        label={t('remove_file')}
        onClick={() => {
          panel.giveFile(null);
          focusQuestion();
        }}
      />
    </div>
  );
}
