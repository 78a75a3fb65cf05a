import { Fragment } from 'react';
import type { Excerpt } from '@/utils/storage/conversation-list';

interface MarkedProps {
  readonly excerpt: Excerpt;
}

/** A piece of text with the words that were looked for marked in it. */
export function Marked({ excerpt: { text, marks } }: MarkedProps) {
  return (
    <>
      {marks.map(([start, end], index) => (
        <Fragment key={start}>
          {text.slice(marks[index - 1]?.[1] ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}
