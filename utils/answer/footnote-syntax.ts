import type { MarkedExtension } from 'marked';
import type { Reading } from './reading';

/** Its first line, continued lines, and indented ones after a blank line. */
const NOTE =
  /^ {0,3}\[\^([^\]\s]{1,64})\]:[ \t]*([^\n]*(?:\n(?! {0,3}\[\^|[ \t]*(?:\n|$))[^\n]+)*(?:\n(?:[ \t]*\n)*(?: {2,}|\t)[^\n]+)*)(?:\n|$)/;
const NOTE_START = /\n {0,3}\[\^[^\]\s]{1,64}\]:/;
const REFERENCE = /^\[\^([^\]\s]{1,64})\]/;

/** The labels that notes have nearly always, and character classes never: `[^0-9]`. */
const NUMBER = /^\d{1,3}$/;

/**
 * Reads footnotes: `[^1]` in the text, `[^1]: …` for their content. A reference without a note is text
 * (GFM). Notes come last, so that a number is believed while more is to come.
 */
export function footnoteSyntax(reading: Reading): MarkedExtension {
  return {
    extensions: [
      {
        name: 'footnote',
        level: 'block',
        start: (source) => {
          const index = source.search(NOTE_START);
          return index === -1 ? undefined : index + 1;
        },
        tokenizer(source) {
          const [raw, label, text = ''] = NOTE.exec(source) ?? [];
          if (raw === undefined || label === undefined) return undefined;
          reading.notes.add(label.toLowerCase());
          const inner = text.replace(/\n(?: {1,4}|\t)/g, '\n');
          return { type: 'footnote', raw, label, tokens: this.lexer.blockTokens(inner, []) };
        },
      },
      {
        name: 'reference',
        level: 'inline',
        tokenizer(source) {
          const [raw, label] = REFERENCE.exec(source) ?? [];
          if (raw === undefined || label === undefined) return undefined;
          if (!reading.notes.has(label.toLowerCase())) {
            if (!reading.isOpen || !NUMBER.test(label)) return undefined;
            reading.isGuess = true;
          }
          return { type: 'reference', raw, label };
        },
      },
    ],
  };
}

/** True if `end`, the end of a growing answer from `[^` on, may be half of a reference. */
export function isHalfReference(end: string): boolean {
  return /^\[\^\d{0,3}$/.test(end);
}

/** True if `end` is a reference. */
export function isReference(end: string): boolean {
  return REFERENCE.exec(end)?.[0] === end;
}
