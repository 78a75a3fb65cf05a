/** The position of reading in the part of an answer that is not cut yet. */
export interface Cursor {
  /** The text from the start of the segment that is being written. */
  readonly rest: string;
  /** Lines of `rest` before this offset are done. */
  readonly offset: number;
  readonly isInList: boolean;
  readonly isAfterBlank: boolean;
  /** The fence that opened the code block at the beginning of `rest`; null outside of one. */
  readonly fence: string | null;
}

export const START: Cursor = { rest: '', offset: 0, isInList: false, isAfterBlank: false, fence: null };

/**
 * The fence of a code block outside lists, which is not indented: only there may a line of it begin a
 * segment.
 */
const FENCE = /^(?:(`{3,})[^`]*|(~{3,}).*)$/;
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
  let { rest, offset, isInList, isAfterBlank, fence } = cursor;

  function endAt(end: number): void {
    segments.push(rest.slice(0, end));
    rest = rest.slice(end);
    offset = 0;
    isInList = false;
    isAfterBlank = false;
    fence = null;
  }

  for (;;) {
    const newline = rest.indexOf('\n', offset);
    const isLineWhole = newline !== -1 || isWhole;
    if (!isLineWhole && fence !== null) break;
    const line = newline === -1 ? rest.slice(offset) : rest.slice(offset, newline);
    const next = newline === -1 ? rest.length : newline + 1;

    if (fence !== null) {
      if (closes(line, fence)) endAt(next);
      else offset = next;
    } else if (line.trim() === '') {
      if (!isLineWhole) break;
      if (offset === 0 || next > LONGEST) endAt(next);
      else offset = next;
      isAfterBlank = true;
    } else {
      if (!isLineWhole && UNDECIDED.test(line)) break;
      const opened = isLineWhole ? FENCE.exec(line) : null;
      const isHeading = HEADING.test(line);
      const isApart = isAfterBlank && /^\S/.test(line) && !(isInList && ITEM.test(line));
      if (offset > 0 && (isApart || opened || isHeading)) {
        endAt(offset);
        continue;
      }
      if (!isLineWhole) break;
      isAfterBlank = false;
      if (opened) fence = opened[1] ?? opened[2] ?? '';
      else if (ITEM.test(line)) isInList = true;
      if (isHeading || (next > LONGEST && fence === null)) endAt(next);
      else offset = next;
    }
    if (newline === -1) break;
  }
  return { segments, cursor: { rest, offset, isInList, isAfterBlank, fence } };
}

function closes(line: string, fence: string): boolean {
  const mark = line.trim();
  return (
    mark.length >= fence.length && mark === fence.charAt(0).repeat(mark.length) && /^ {0,3}\S/.test(line)
  );
}
