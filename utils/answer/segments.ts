import { isBareFence, openFence, passFence, type Fences } from './fences';
import { openFold, passFold, type Fold } from './folds';

/** The position of reading in the part of an answer that is not cut yet. */
export interface Cursor {
  /** The text from the start of the segment that is being written. */
  readonly rest: string;
  /** Lines of `rest` before this offset are done. */
  readonly offset: number;
  readonly isInList: boolean;
  readonly isAfterBlank: boolean;
  /** The open fences of the code block at the beginning of `rest`; empty outside of one. */
  readonly fences: Fences;
  /** The fold, or comment, at the beginning of `rest`; null outside of one. */
  readonly fold: Fold | null;
}

export const START: Cursor = {
  rest: '',
  offset: 0,
  isInList: false,
  isAfterBlank: false,
  fences: [],
  fold: null,
};

const HEADING = /^#{1,6}(?:[ \t]|$)/;
const ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
/** Text that may still become one of these while its line is being written. */
const UNDECIDED = /^(?:#{1,6}|[-*+]|\d{1,9}[.)]?|`{3,}[^`]*|~{3,}.*)$/;

/**
 * Characters after which a segment ends with its line whatever follows, code blocks aside: an open segment is
 * read again with each delta. A longer list continues as a second one, a longer table ends.
 */
const LONGEST = 20_000;

/**
 * Cuts an answer into segments that are each read by themselves. A segment ends where the next line is sure
 * to begin something new, whatever comes later. So segments are the same however the answer arrives, and a
 * finished one is never read again. Within a list, a table or a paragraph of a reasonable length nothing is
 * cut.
 *
 * Takes the cursor with the new text added to its `rest`; `isWhole` says that no more comes.
 */
export function cut(cursor: Cursor, isWhole: boolean): { segments: readonly string[]; cursor: Cursor } {
  const segments: string[] = [];
  let { rest, offset, isInList, isAfterBlank, fences, fold } = cursor;

  function endAt(end: number): void {
    segments.push(rest.slice(0, end));
    rest = rest.slice(end);
    offset = 0;
    isInList = false;
    isAfterBlank = false;
    fences = [];
    fold = null;
  }

  for (;;) {
    const newline = rest.indexOf('\n', offset);
    const isLineWhole = newline !== -1 || isWhole;
    if (!isLineWhole && (fences.length > 0 || fold)) break;
    const line = newline === -1 ? rest.slice(offset) : rest.slice(offset, newline);
    const next = newline === -1 ? rest.length : newline + 1;

    if (fences.length > 0) {
      const after = isWhole || /\S|\n/.test(rest.slice(next)) ? lineAt(rest, next) : null;
      // In Markdown its meaning depends on the next line.
      if (after === null && fences.at(-1)?.isMarkdown && isBareFence(line)) break;
      fences = passFence(fences, line, { before: lineBefore(rest, offset), after });
      if (fences.length === 0) endAt(next);
      else offset = next;
    } else if (fold) {
      ({ fold } = passFold(fold, line));
      if (!fold || next > LONGEST) endAt(next);
      else offset = next;
    } else if (line.trim() === '') {
      if (!isLineWhole) break;
      if (offset === 0 || next > LONGEST) endAt(next);
      else offset = next;
      isAfterBlank = true;
    } else {
      if (!isLineWhole && UNDECIDED.test(line)) break;
      // Those of lists are indented, and begin no segment.
      const fence = isLineWhole && /^\S/.test(line) ? openFence(line) : null;
      const folded = isLineWhole ? openFold(line) : null;
      const isHeading = HEADING.test(line);
      const isApart = isAfterBlank && /^\S/.test(line) && !(isInList && ITEM.test(line));
      if (offset > 0 && (isApart || fence || folded || isHeading)) {
        endAt(offset);
        continue;
      }
      if (!isLineWhole) break;
      isAfterBlank = false;
      if (fence) fences = [fence];
      else if (ITEM.test(line)) isInList = true;
      if (folded) ({ fold } = passFold(folded, line));
      if (isHeading || (folded && !fold) || (next > LONGEST && !fence)) endAt(next);
      else offset = next;
    }
    if (newline === -1) break;
  }
  return { segments, cursor: { rest, offset, isInList, isAfterBlank, fences, fold } };
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? text.length : end);
}

/** The line that ends before `start`. */
function lineBefore(text: string, start: number): string {
  return text.slice(text.lastIndexOf('\n', start - 2) + 1, Math.max(start - 1, 0));
}
