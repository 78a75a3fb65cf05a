import { textOf } from '../page/dom/text-length';
import { parseStamp } from '../text/time-stamp';
import type { Chapter } from './transcript';

/** YouTube makes chapters of at least three lines of which the first is at 0:00. */
const MIN_CHAPTERS = 3;

/** A line of a description that begins or ends with a time. */
const LEADING = /^[\s•*·–—-]*[[(]?((?:\d{1,2}:)?\d{1,2}:\d{2})[\])]?[\s–—:|.-]*(.+)$/;

/** The chapters that the page shows, in its description or in the panel beside the video. */
export function markedChapters(document: Document): readonly Chapter[] {
  const chapters = new Map<number, string>();
  const items = document.querySelectorAll(
    'ytd-macro-markers-list-item-renderer,macro-markers-list-item-view-model',
  );
  for (const item of items) {
    const stamp = [...item.querySelectorAll('*')].find(
      (element) => element.childElementCount === 0 && parseStamp(textOf(element)) !== null,
    );
    const title = item.querySelector('h3,h4,[role=heading]');
    const start = stamp ? parseStamp(textOf(stamp)) : null;
    if (start !== null && title && textOf(title) !== '') chapters.set(start, textOf(title));
  }
  return [...chapters].map(([start, title]) => ({ start, title })).toSorted((a, b) => a.start - b.start);
}

/** The chapters that a description lists. */
export function describedChapters(description: string): readonly Chapter[] {
  const chapters = description.split('\n').flatMap((line): readonly Chapter[] => {
    const [, stamp = '', title = ''] = LEADING.exec(line) ?? [];
    const start = parseStamp(stamp);
    return start === null || title.trim() === '' ? [] : [{ start, title: title.trim() }];
  });
  const isRising = chapters.every(
    ({ start }, index) => index === 0 || start > (chapters[index - 1]?.start ?? 0),
  );
  return chapters.length >= MIN_CHAPTERS && chapters[0]?.start === 0 && isRising ? chapters : [];
}
