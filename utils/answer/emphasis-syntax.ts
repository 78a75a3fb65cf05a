import type { MarkedExtension } from 'marked';
import { isUnspaced } from './scripts';

/** A run of `*` or `~`, and whether it may open or close something. */
interface Delimiter {
  readonly length: number;
  readonly opens: boolean;
  readonly closes: boolean;
  /** True if it closes text of scripts without spaces, whatever is behind it: `**价格涨了5%**OK`. */
  readonly closesUnspaced: boolean;
}

const NEITHER = { opens: false, closes: false, closesUnspaced: false };

/**
 * Reads the run of delimiters at `at`. CommonMark takes `**「強調」**です` for plain text: a closing `**`
 * between punctuation and a letter doesn't close. Scripts without spaces write just that, so next to one of
 * their characters, within it or without, punctuation counts as a letter.
 *
 * A run between operands, as in `2*3*4` and `a*b`, is a sign of arithmetic, and does neither.
 */
export function delimiterAt(text: string, at: number): Delimiter {
  const mark = text.charAt(at);
  let end = at;
  while (text.charAt(end) === mark) end += 1;
  const length = end - at;
  const before = lastOf(text.slice(Math.max(at - 4, 0), at));
  const after = firstOf(text.slice(end, end + 4));
  if (isArithmetic(before, after, length)) return { length, ...NEITHER };
  const isFree = isUnspaced(before.join('')) || isUnspaced(after.join(''));
  const [left, right] = [kindOf(before[1]), kindOf(after[0])];
  return {
    length,
    opens: right !== 'space' && (right === 'letter' || left !== 'letter' || isFree),
    closes: left !== 'space' && (left === 'letter' || right !== 'letter' || isFree),
    closesUnspaced: left !== 'space' && !/[\p{Ps}\p{Pi}]/u.test(before[1]),
  };
}

/** The two characters at one side, in order; empty where there is none. */
type Side = readonly [string, string];

function lastOf(text: string): Side {
  const characters = [...text].slice(-2);
  return [characters.at(-2) ?? '', characters.at(-1) ?? ''];
}

function firstOf(text: string): Side {
  const [first = '', second = ''] = text;
  return [first, second];
}

function isArithmetic([before, left]: Side, [right, after]: Side, length: number): boolean {
  const isNumber = [/\d/.test(left), /\d/.test(right)] as const;
  const isName = [isVariable(left, before), isVariable(right, after)] as const;
  // Powers, `2**3` and `x**2`.
  if ((isNumber[0] || isName[0]) && (isNumber[1] || isName[1]) && (isNumber[0] || isNumber[1])) return true;
  if (length > 1) return false;
  if ((isNumber[0] && /[a-z]/i.test(right)) || (isNumber[1] && /[a-z]/i.test(left))) return true;
  return (isName[0] && isName[1]) || (left === ')' && right === '(');
}

function isVariable(letter: string, beside: string): boolean {
  return /[a-z\p{sc=Greek}]/iu.test(letter) && !/[\p{L}\p{N}]/u.test(beside);
}

function kindOf(character: string): 'space' | 'punctuation' | 'letter' {
  if (character.trim() === '') return 'space';
  return /[\p{P}\p{S}]/u.test(character) ? 'punctuation' : 'letter';
}

/** Emphasis beside all scripts, and `~~` alone for what is struck out: one tilde is a range, or "about". */
export const emphasisSyntax: MarkedExtension = {
  tokenizer: {
    emStrong(source, masked) {
      // Marked's own rule for `_`, which is never next to a letter.
      if (!source.startsWith('*')) return false;
      const span = spanAt(masked, masked.length - source.length);
      if (!span) return undefined;
      const raw = source.slice(0, span.total);
      const text = raw.slice(span.mark, -span.mark);
      return { type: span.mark === 1 ? 'em' : 'strong', raw, text, tokens: this.lexer.inlineTokens(text) };
    },
    del(source, masked) {
      if (!source.startsWith('~~')) return undefined;
      const at = masked.length - source.length;
      const opening = delimiterAt(masked, at);
      if (opening.length !== 2 || !opening.opens || masked.charAt(at - 1) === '~') return undefined;
      for (let end = masked.indexOf('~~', at + 2); end !== -1; end = masked.indexOf('~~', end + 2)) {
        const closing = delimiterAt(masked, end);
        if (closing.length === 2 && closing.closes) {
          const raw = source.slice(0, end + 2 - at);
          const text = raw.slice(2, -2);
          return { type: 'del', raw, text, tokens: this.lexer.inlineTokens(text) };
        }
        end += closing.length - 2;
      }
      return undefined;
    },
  },
};

interface Span {
  readonly total: number;
  /** The characters of one mark: 1 for emphasis, 2 for strong emphasis. */
  readonly mark: 1 | 2;
}

/**
 * The emphasis that opens at `at`, null where none does. Delimiters are paired as in CommonMark: inner pairs
 * first, and by its rule of three.
 */
function spanAt(masked: string, at: number): Span | null {
  const runs = runsOf(masked);
  const first = runs.findIndex(({ start, length }) => at < start + length);
  const opening = runs[first];
  if (!opening?.opens) return null;
  // What stands before `at` in its run is text already.
  const own = opening.start + opening.length - at;
  let open = own;
  let passed = 0;
  for (let index = first + 1; index < runs.length; index += 1) {
    const run = runs[index];
    if (!run) break;
    const { start, length, opens } = run;
    const isMixed = opens || opening.closes;
    const closes = run.closes || (run.closesUnspaced && isUnspaced(masked.slice(at, start)));
    if (!closes) open += opens ? length : 0;
    else if (isMixed && opening.length % 3 !== 0 && (opening.length + length) % 3 === 0) passed += length;
    else if ((open -= length) <= 0) {
      const taken = Math.min(length, length + open + passed);
      return { total: start + taken - at, mark: Math.min(own, taken) % 2 === 1 ? 1 : 2 };
    }
  }
  return null;
}

interface Run extends Delimiter {
  readonly start: number;
}

/** More texts than nest in one paragraph. */
const MOST_KEPT = 32;
const kept = new Map<string, readonly Run[]>();

/** The runs of `*` in a text. They are kept, since each of them is asked about all that follow. */
function runsOf(text: string): readonly Run[] {
  const known = kept.get(text);
  if (known) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const runs = Array.from(text.matchAll(/\*+/g), ({ index }) => ({
    start: index,
    ...delimiterAt(text, index),
  }));
  kept.set(text, runs);
  return runs;
}
