import { parseStamp } from '../text/time-stamp';

/** Where a passage stands in what it was read from, beside its words. */
export interface PassagePlace {
  /** Counted from 1; null where the text has no pages. */
  readonly pdfPage: number | null;
  /** When it is said; null where the text has no times. */
  readonly seconds: number | null;
}

/** What stands before the text of each page of a PDF. */
const PAGE_MARKS = /^\[p\. (\d+)\][ \t]*$/gm;

/** What stands before each paragraph of a transcript, and before each chapter. */
const STAMP = /^\[(\d{1,3}(?::\d{2}){1,2})\]/;

/** The page and the time that the text of a page gives for its passage from `start` to `end`. */
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
