import { useRef } from 'react';
import type { LeftPart } from '@/utils/page/account/left-parts';
import type { LeftOut } from '@/utils/page/reading';
import { secretId } from '@/utils/text/secrets';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { formatCount } from '../kit/format';
import { LeftOutParts } from './LeftOutParts';
import { LoadRest } from './LoadRest';
import { KIND_NAMES } from './part-kinds';
import './LeftOutList.css';

interface LeftOutListProps {
  readonly leftOut: readonly LeftOut[];
  /** The text of those parts that can be taken in, and the way to take one in; given where the choice is made. */
  readonly parts?: readonly LeftPart[];
  readonly onTake?: ((id: string) => void) | undefined;
  /** Reads the transcript, too; given where the page is beside the panel and can be read again. */
  readonly onTranscript?: () => void;
}

/** The list of the parts that are missing from the page's text, with the reasons. */
export function LeftOutList({ leftOut, parts, onTake, onTranscript }: LeftOutListProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const has = (type: LeftOut['type']) => leftOut.some((left) => left.type === type);
  if (leftOut.length === 0) return null;
  const lines = new Map(leftOut.map((left) => [wordsFor(left), left]));
  // The button goes with its part.
  const take = (id: string) => {
    onTake?.(id);
    title.current?.focus();
  };
  return (
    <section>
      <h3 ref={title} className="page-preview-title" tabIndex={-1}>
        {t('not_in_it')}
      </h3>
      <ul className="left-out-list">
        {[...lines].map(([words, left]) => {
          const own = (parts ?? []).filter(({ kind }) => kind === left.type);
          return (
            <li key={words}>
              {onTake && 'characters' in left && own.length > 0 ? (
                <LeftOutParts words={words} parts={own} onTake={take} />
              ) : (
                words
              )}
              {onTake && left.type === 'secret' && (
                <Button aria-label={`${t('send_secret')}: ${words}`} onClick={() => take(secretId(left))}>
                  {t('send_secret')}
                </Button>
              )}
            </li>
          );
        })}
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

const SECRETS = {
  key: 'left_secret_key',
  card: 'left_secret_card',
  email: 'left_secret_email',
  phone: 'left_secret_phone',
} as const;

function frameInWords({ host, width, height }: Extract<LeftOut, { type: 'frame' }>): string {
  const words = host === '' ? t('left_frame_unnamed') : t('left_frame', host);
  if (width === undefined || height === undefined) return words;
  return `${words} ${t('frame_size', formatCount(width), formatCount(height))}`;
}

function wordsFor(left: LeftOut): string {
  switch (left.type) {
    case 'frame':
      return frameInWords(left);
    case 'scanned':
      return t('left_scanned', formatCount(left.pages));
    case 'damaged':
      return t('left_damaged', formatCount(left.pages));
    case 'unmapped':
      return t('left_unmapped', formatCount(left.characters), formatCount(left.pages));
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
    case 'secret':
      return t(SECRETS[left.kind], left.hint);
    default:
      return t('left_size', t(KIND_NAMES[left.type]), formatCount(left.characters));
  }
}
