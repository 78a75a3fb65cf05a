import { UNSPACED, WIDE_PUNCTUATION } from './scripts';

/** The columns of a line that was wrapped by hand or by a program. */
const WIDTHS = { least: 58, most: 100 };

const WIDE = new RegExp(`[${UNSPACED}${WIDE_PUNCTUATION}]`, 'gu');
const STARTS_WIDE = new RegExp(`^[${UNSPACED}${WIDE_PUNCTUATION}]`, 'u');
const BETWEEN_WIDE = new RegExp(
  `(?<=[${UNSPACED}${WIDE_PUNCTUATION}“”‘’…—])\n(?=[${UNSPACED}${WIDE_PUNCTUATION}“”‘’…—])`,
  'gu',
);
const HANGUL = /\p{sc=Hangul}/u;
/** A line that goes on in the middle of a sentence. */
const GOES_ON = /^[\p{Ll}\p{Lo}\p{Lm}“"‘'([（「『《]|^\d[\d.,]*(?![.、)）．\d])/u;
const ENDS = /[.!?:;。！？：；…]["'”’」』）)*_]*$/u;

/**
 * True if the line ends within `text`, a paragraph, are those of wrapped prose, and mean a space: each of its
 * lines is filled up as far as the first word of the next one allows, and most of them end within a sentence.
 * Any other line end is shown, as all chats do: verses, addresses and fields have them.
 */
export function isWrapped(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim());
  const wrapped = lines.slice(0, -1).map(widthOf);
  if (wrapped.length === 0 || wrapped.some((width) => width < WIDTHS.least)) return false;
  const widest = Math.max(...wrapped);
  if (widest > WIDTHS.most || widthOf(lines.at(-1) ?? '') > widest + 4) return false;
  let within = 0;
  for (const [index, width] of wrapped.entries()) {
    const next = lines[index + 1] ?? '';
    if (width + firstWidth(next) < widest) return false;
    if (!ENDS.test(lines[index] ?? '') && GOES_ON.test(next)) within += 1;
  }
  return within * 2 > wrapped.length;
}

/** Joins the lines of wrapped prose: with a space, but in scripts that have none. */
export function joinLines(text: string): string {
  return text
    .replaceAll(BETWEEN_WIDE, (end, at: number) =>
      HANGUL.test(text.charAt(at - 1)) && HANGUL.test(text.charAt(at + 1)) ? ' ' : end.slice(1),
    )
    .replaceAll('\n', ' ');
}

/** True if a line below this one may be the rest of a wrapped paragraph. */
export function mayBeWrapped(line: string): boolean {
  return widthOf(line) >= WIDTHS.least;
}

function widthOf(line: string): number {
  return line.length + (line.match(WIDE)?.length ?? 0);
}

/** The width of what a line can't do without: its first word, or character and the punctuation behind it. */
function firstWidth(line: string): number {
  return STARTS_WIDE.test(line) ? 4 : 1 + (/^\S+/.exec(line)?.[0].length ?? 0);
}
