import type { LeftOut } from '@/utils/page/reading';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { formatCount } from '../kit/format';
import { LoadRest } from './LoadRest';
import './LeftOutList.css';

interface LeftOutListProps {
  readonly leftOut: readonly LeftOut[];
  /** Reads the transcript, too; given where the page is beside the panel and can be read again. */
  readonly onTranscript?: () => void;
}

/** The list of the parts that are missing from the page's text, with the reasons. */
export function LeftOutList({ leftOut, onTranscript }: LeftOutListProps) {
  const has = (type: LeftOut['type']) => leftOut.some((left) => left.type === type);
  if (leftOut.length === 0) return null;
  const lines = [...new Set(leftOut.map(wordsFor))];
  return (
    <section>
      <h3 className="page-preview-title">{t('not_in_it')}</h3>
      <ul className="left-out-list">
        {lines.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {onTranscript && (has('transcript') || has('lazy')) && (
        <div className="left-out-buttons">
          {has('transcript') && <Button onClick={onTranscript}>{t('read_transcript')}</Button>}
          {has('lazy') && <LoadRest />}
        </div>
      )}
    </section>
  );
}

function wordsFor(left: LeftOut): string {
  switch (left.type) {
    case 'frame':
      return left.host === '' ? t('left_frame_unnamed') : t('left_frame', left.host);
    case 'clutter':
      return t('left_clutter', formatCount(left.characters));
    case 'comments':
      return t('left_comments', formatCount(left.characters));
    case 'scanned':
      return t('left_scanned', formatCount(left.pages));
    case 'damaged':
      return t('left_damaged', formatCount(left.pages));
    case 'unmapped':
      return t('left_unmapped', formatCount(left.characters), formatCount(left.pages));
    case 'repeated':
      return t('left_repeated', formatCount(left.characters));
    case 'attachments':
      return t('left_attachments', left.names.join(', '));
    case 'xfa':
      return t('left_xfa');
    case 'transcript':
      return t('left_transcript');
    case 'lazy':
      return t('left_lazy');
    case 'pages':
      return t('left_pages');
    case 'cut':
      return t('left_cut', formatCount(left.texts));
  }
}
