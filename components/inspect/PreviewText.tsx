import { memo, useMemo } from 'react';
import type { Section } from '@/utils/prompt/sections';
import { t } from '@/utils/browser/i18n';
import { CopyButton } from '../kit/CopyButton';
import { chunksOf, placesIn } from './text-chunks';
import './PreviewText.css';

interface PreviewTextProps {
  /** Where a section begins, the element has `${id}-${index}`. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly sections: readonly Section[];
  /** A section as it stands in the text. */
  readonly slice: (start: number, end: number) => string;
}

/** A text as it is, to its last character, however long: what is out of sight is not laid out. */
export const PreviewText = memo(function PreviewText({ id, title, text, sections, slice }: PreviewTextProps) {
  const chunks = useMemo(() => chunksOf(text, placesIn(text, sections, slice)), [text, sections, slice]);
  return (
    <section aria-label={title}>
      <div className="preview-text-head">
        <h3 className="page-preview-title">{title}</h3>
        <CopyButton text={text} label={t('copy_text')} />
      </div>
      {/* The keyboard scrolls from here. */}
      <div className="preview-text" tabIndex={0} role="document" aria-label={title}>
        {chunks.map(({ text: part, section }, index) => (
          <div
            key={index}
            className="preview-text-chunk"
            {...(section !== null && { id: `${id}-${section}` })}
            // About its height before it was ever laid out, so that the scroll bar tells the truth.
            style={{ containIntrinsicBlockSize: `auto ${heightOf(part)}px` }}
          >
            {part}
          </div>
        ))}
      </div>
    </section>
  );
});

/** Pixels a line takes, and characters that fit into it. */
const LINE = { height: 18, characters: 46 };

function heightOf(text: string): number {
  const lines = text.split('\n');
  return (
    lines.reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / LINE.characters)), 0) * LINE.height
  );
}
