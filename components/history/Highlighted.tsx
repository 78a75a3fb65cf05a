import { Fragment } from 'react';
import type { Excerpt } from '@/utils/storage/listed-conversations';

interface HighlightedProps {
  readonly excerpt: Excerpt;
}

/** A piece of text with the words of the search highlighted. */
export function Highlighted({ excerpt: { text, highlights } }: HighlightedProps) {
  return (
    <>
      {highlights.map(([start, end], index) => (
        <Fragment key={start}>
          {text.slice(highlights[index - 1]?.[1] ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(highlights.at(-1)?.[1] ?? 0)}
    </>
  );
}
