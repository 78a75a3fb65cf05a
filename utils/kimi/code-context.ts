import type { GrownText } from './grown-text';

/** Of a longer line only its end is looked at. */
const LINE_LENGTH = 2000;

/** Each question copies the text once. A text that raises more of them speaks of nothing. */
const MOST_QUESTIONS = 2000;

const FENCE = /^ {0,3}(?:`{3,}|~{3,})/;

/** The surroundings of a place in an answer. */
export interface Place {
  /** The line up to there. */
  readonly line: string;
  /** True if it stands within a fence, or between backticks. */
  readonly isInCode: boolean;
}

/**
 * Tells where a place in Markdown stands, as it grows. Most texts are never asked about. Places are characters of
 * `markdown`, each behind the one before.
 */
export function createCodeContext(markdown: GrownText) {
  let lineStart = 0;
  let isFenced = false;
  let questions = 0;

  return {
    /** Returns the surroundings of a place. */
    at(place: number): Place {
      questions += 1;
      if (questions > MOST_QUESTIONS) return { line: '', isInCode: false };
      const text = markdown.text();
      for (
        let end = text.indexOf('\n', lineStart);
        end >= 0 && end < place;
        end = text.indexOf('\n', lineStart)
      ) {
        if (FENCE.test(text.slice(lineStart, Math.min(end, lineStart + LINE_LENGTH)))) isFenced = !isFenced;
        lineStart = end + 1;
      }
      const line = text.slice(Math.max(lineStart, place - LINE_LENGTH), place);
      return { line, isInCode: isFenced || (line.match(/`+/g)?.length ?? 0) % 2 === 1 };
    },

    /** Begins anew: what stands before a place is no part of the text. */
    restart(place: number): void {
      lineStart = place;
      isFenced = false;
    },
  };
}
