import type { MarkedExtension } from 'marked';
import type { Reading } from './reading';
import { hasTex, meaningOf } from './tex';

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
const DISPLAY_DOLLARS = /^\$\$(?!\$)((?:\\.|[^\\\n$])+)\$\$(?!\$)/;
const BRACKETS = /^\\(?:\(((?:\\(?![()])[^]|[^\\])+?)\\\)|\[((?:\\(?![[\]])[^]|[^\\])+?)\\\])/;

/** The signs behind a dollar sign that has its amount before it: `$/hr`. */
const AFTER_AMOUNT = /^\$[/,.;:%)\]}!?，。、；：！？）」』”’]/;

/** A sum of money with words after it: `$5 a month, plus tax on the$`. */
const PRICE = /^\d[\d.,]*(?:[kKmMbB]|\p{L}{2,})?(?:\p{sc=Han}|[\s/，、。;；（(–—-].*\p{L}{2,}|\s+\p{L}{2,})/u;

/** A letter or a digit before a dollar sign makes it one of money: `10$`, `US$`. */
const BEHIND_AMOUNT = /[\p{sc=Latin}\d]$/u;

const BRACKETED = /\\(?:\(([^]+?)\\\)|\[([^]+?)\\\])/g;

/** Reads formulas: `$…$`, `$$…$$`, `\(…\)` and `\[…\]`. */
export function mathSyntax(reading: Reading): MarkedExtension {
  return {
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
          if (brackets !== undefined && !isFormulaAlone(brackets)) return undefined;
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
        tokenizer(source, before) {
          if (!source.startsWith('$') && !source.startsWith('\\')) return undefined;
          const found = readMath(source, before.at(-1)?.raw ?? '', () => isMathematical(reading));
          return found && { type: 'math', ...found };
        },
      },
    ],
  };
}

/** True if a part of an answer has a formula in brackets for sure: then `\(5\)` is one too. */
function isMathematical(reading: Reading): boolean {
  reading.isMathematical ??= reading.source
    .matchAll(BRACKETED)
    .some(([, round, square]) => meaningOf(round ?? square ?? '') === 'formula');
  return reading.isMathematical;
}

/** True if the text of brackets on lines of their own is a formula. */
function isFormulaAlone(text: string): boolean {
  if (text.startsWith('\n')) return true;
  const meaning = meaningOf(text);
  return meaning === 'formula' || (meaning === 'either' && isPadded(text));
}

function isPadded(text: string): boolean {
  return /^\s[^]*\s$/.test(text);
}

interface Math {
  readonly raw: string;
  readonly text: string;
  readonly isDisplay: boolean;
}

/** `before` is the text before `source`, its end at least. */
function readMath(source: string, before: string, isSurrounded: () => boolean): Math | undefined {
  if (source.startsWith('$')) return readDollars(source, before);
  const [raw, round, square] = BRACKETS.exec(source) ?? [];
  if (raw === undefined || /\n[ \t]*\n/.test(raw)) return undefined;
  const inner = round ?? square ?? '';
  const meaning = meaningOf(inner);
  const text = inner.trim();
  if (meaning === 'words') return undefined;
  if (meaning === 'either' && !(round !== undefined && isMeant(round, isSurrounded))) return undefined;
  // Brackets around one letter are a variable, but for an option, `\[x\]`, and a plural, `file\(s\)`.
  if (/^\p{L}$/u.test(text) && (round === undefined || /\p{sc=Latin}$/u.test(before.slice(-2))))
    return undefined;
  return { raw, text, isDisplay: square !== undefined };
}

/** True if round brackets around a number or a few letters are meant as TeX. */
function isMeant(text: string, isSurrounded: () => boolean): boolean {
  return isPadded(text) || /^[-−+]\d/.test(text) || isSurrounded();
}

function readDollars(source: string, before: string): Math | undefined {
  const [display, within] = DISPLAY_DOLLARS.exec(source) ?? [];
  if (display !== undefined) {
    const text = (within ?? '').trim();
    // `$$ or $$$`: how dear it is.
    const isPrice = isPadded(within ?? '') && meaningOf(text) !== 'formula';
    return isPrice ? undefined : { raw: display, text, isDisplay: true };
  }
  const [raw, text = ''] = DOLLARS.exec(source) ?? [];
  if (raw === undefined || AFTER_AMOUNT.test(source)) return undefined;
  if ((PRICE.test(text) || BEHIND_AMOUNT.test(before.slice(-2))) && !hasTex(text)) return undefined;
  return { raw, text, isDisplay: false };
}

/** Returns the length of the formula at the beginning of `text`, 0 without one; `before` stands before it. */
export function mathLength(text: string, before: string): number {
  return readMath(text, before, () => false)?.raw.length ?? 0;
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
    const isBracket = opening[0].endsWith('[');
    const close = markdown.indexOf(isBracket ? '\\]' : '$$', inner);
    if (close === -1 && !/\n[ \t]*\n/.test(markdown.slice(inner))) {
      if (!isBracket || isHalfMath(markdown.slice(inner - 2), '')) return opening.index;
    }
    from = close === -1 ? inner : close + 2;
  }
}

/**
 * True if `end`, the end of a growing answer from a `$` or `\` on, begins a formula that is not closed yet;
 * `before` stands before it. A dollar sign beside a digit counts as a price.
 */
export function isHalfMath(end: string, before: string): boolean {
  if (end === '\\') return true;
  if (/^\\[([]/.test(end)) return end.startsWith('\\[\n') || meaningOf(unfinished(end)) !== 'words';
  if (BEHIND_AMOUNT.test(before.slice(-2))) return end.startsWith('$\\');
  return /^\$(?:$|\$|[^\s\d])/.test(end) && !AFTER_AMOUNT.test(end) && !PROSE.test(end);
}

/** The inside of brackets without what is still being written; a digit stands for it while there is nothing. */
function unfinished(end: string): string {
  return end.slice(2).replace(/[\s\\]+$/, '') || '0';
}
