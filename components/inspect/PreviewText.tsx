import { memo, useMemo } from 'react';
import type { Section } from '@/utils/prompt/sections';
import { t } from '@/utils/browser/i18n';
import { CopyButton } from '../kit/CopyButton';
import { chunksOf, placesIn } from './text-chunks';
import './PreviewText.css';

interface PreviewTextProps {
  /** The element at the beginning of a section has the id `${id}-${index}`. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly sections: readonly Section[];
  /** Returns a section as it is in the text. */
  readonly slice: (start: number, end: number) => string;
}

/** A text in full, however long: the part out of view is not laid out. */
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
            // The approximate height before layout, so that the scroll bar is about right.
            style={{ containIntrinsicBlockSize: `auto ${heightOf(part)}px` }}
          >
            {part}
          </div>
        ))}
      </div>
    </section>
  );
});

/** The height of a line in pixels, and the characters that fit into it. */
const LINE = { height: 18, characters: 46 };

function heightOf(text: string): number {
  const lines = text.split('\n');
  return (
    lines.reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / LINE.characters)), 0) * LINE.height
  );
}
