import type { MarkedExtension } from 'marked';

/** On lines of its own, with no blank line within. */
const BLOCK =
  /^ {0,3}(?:\$\$((?:(?!\$\$|\n[ \t]*\n)[^])+)\$\$|\\\[((?:(?!\\\]|\n[ \t]*\n)[^])+)\\\])[ \t]*(?:\n|$)/;
const OPENING = /^ {0,3}(?:\$\$|\\\[)/gm;
const BLOCK_START = /\n {0,3}(?:\$\$|\\\[)/;

/**
 * `$x$`: letters or signs at its inner ends, and no Latin letter or digit after it, so that "$5 to $10" and
 * "US$5/US$6" stay text (the rule of Pandoc's tex_math_dollars, and a stricter one).
 */
const DOLLARS = /^\$(?![\s$])((?:\\.|[^\\\n$`])*?(?:\\.|[^\\\n$\s`]))\$(?![\p{sc=Latin}\d$])/u;
const DISPLAY_DOLLARS = /^\$\$(?!\$)((?:\\.|[^\\\n$])+)\$\$/;
const BRACKETS = /^\\(?:\(((?:\\(?![()])[^]|[^\\])+?)\\\)|\[((?:\\(?![[\]])[^]|[^\\])+?)\\\])/;

/** A sum of money with words after it: `$5 a month, plus tax on the$`. */
const PRICE = /^\d[\d.,]*\s+\p{L}{2,}/u;

/** Reads formulas: `$…$`, `$$…$$`, `\(…\)` and `\[…\]`. */
export const mathSyntax: MarkedExtension = {
  extensions: [
    {
      name: 'formula',
      level: 'block',
      start: (source) => {
        const index = source.search(BLOCK_START);
        return index === -1 ? undefined : index + 1;
      },
      tokenizer(source) {
        const [raw, dollars, brackets] = BLOCK.exec(source) ?? [];
        if (raw === undefined) return undefined;
        return { type: 'formula', raw, text: (dollars ?? brackets ?? '').trim() };
      },
    },
    {
      name: 'math',
      level: 'inline',
      // Text ends at `\` anyway.
      start: (source) => {
        const index = source.indexOf('$');
        return index === -1 ? undefined : index;
      },
      tokenizer(source) {
        const found = readMath(source);
        return found && { type: 'math', ...found };
      },
    },
  ],
};

interface Math {
  readonly raw: string;
  readonly text: string;
  readonly isDisplay: boolean;
}

function readMath(source: string): Math | undefined {
  if (source.startsWith('$')) {
    const [display, within] = DISPLAY_DOLLARS.exec(source) ?? [];
    if (display !== undefined) return { raw: display, text: (within ?? '').trim(), isDisplay: true };
    const [raw, text = ''] = DOLLARS.exec(source) ?? [];
    return raw === undefined || PRICE.test(text) ? undefined : { raw, text, isDisplay: false };
  }
  const [raw, inline, display] = BRACKETS.exec(source) ?? [];
  if (raw === undefined || /\n[ \t]*\n/.test(raw)) return undefined;
  return { raw, text: (inline ?? display ?? '').trim(), isDisplay: display !== undefined };
}

/** Returns the length of the formula at the beginning of `text`, 0 without one. */
export function mathLength(text: string): number {
  return readMath(text)?.raw.length ?? 0;
}

/** Two words in a row, neither of them a command of TeX: in a formula such words need a command. */
const PROSE = /(?:^|[^\\\p{L}])\p{L}{2,}[,.]? \p{L}{2,}/u;

/** Finds the beginning of an unclosed formula on a line of its own; the end of `markdown` without one. */
export function halfFormula(markdown: string): number {
  let from = 0;
  for (;;) {
    OPENING.lastIndex = from;
    const opening = OPENING.exec(markdown);
    if (!opening) return markdown.length;
    const inner = opening.index + opening[0].length;
    const close = markdown.indexOf(opening[0].endsWith('$$') ? '$$' : '\\]', inner);
    if (close === -1 && !/\n[ \t]*\n/.test(markdown.slice(inner))) return opening.index;
    from = close === -1 ? inner : close + 2;
  }
}

/**
 * True if `end`, the end of a growing answer from a `$` or `\` on, begins a formula that is not closed yet. A
 * dollar sign with a digit after it counts as a price.
 */
export function isHalfMath(end: string): boolean {
  if (end === '\\') return true;
  if (/^\\[([]/.test(end)) return true;
  return /^\$(?:$|\$|[^\s\d])/.test(end) && !PROSE.test(end);
}
