import { parseStamp } from '../text/time-stamp';

/** The place of a passage in its source. */
export interface PassagePlace {
  /** Counted from 1; null where the text has no pages. */
  readonly pdfPage: number | null;
  /** The time at which it is said; null where the text has no times. */
  readonly seconds: number | null;
}

/** The marker before the text of each page of a PDF. */
const PAGE_MARKS = /^\[p\. (\d+)\][ \t]*$/gm;

/** The time stamp before each paragraph and each chapter of a transcript. */
const STAMP = /^\[(\d{1,3}(?::\d{2}){1,2})\]/;

/** The page and the time that a text gives for its passage from `start` to `end`. */
export function placeOf(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): PassagePlace {
  const citations = [...text.slice(0, start).matchAll(PAGE_MARKS)];
  const page = citations.at(-1)?.[1];
  const stamp = STAMP.exec(text.slice(start, end))?.[1];
  return {
    pdfPage: page === undefined ? null : Number(page),
    seconds: stamp === undefined ? null : parseStamp(stamp),
  };
}
