import { isUnspaced } from './scripts';

/** A command of TeX, a subscript, a superscript. */
const COMMAND = /\\[a-z]|\d\s?\\%/i;
const SCRIPT = /[\p{L}\d)\]}|'′]\s?\^\s?[{(\\\p{L}\d*+−-]|(?<![\p{L}_])\p{L}_[{\\\p{L}\d]|_\{/u;
/** A path of Windows, whose backslashes are none of TeX's. */
const PATH = /^(?:[a-z]:)?\\{1,2}\w[^{}^_$]*\\\w/i;

/** Functions and operators that are written without a backslash now and then. */
const FUNCTIONS: ReadonlySet<string> = new Set(
  'sin cos tan cot sec csc log ln lg exp max min lim mod gcd lcm det dim ker sup inf arg deg sgn sqrt sinh cosh tanh'.split(
    ' ',
  ),
);

/** A sign between two operands. */
const BETWEEN = /[\p{L}\d)\]}|'′!]\s*(?:[=<>+≤≥≠≈≡±×÷·∈∉⊂⊆∪∩→⇒⇔∝^*]|[<>]=|:=)\s*[-−+]?[\p{L}\d([{|√∑∫∂∞]/u;
/** A number and a variable, a function's value, an absolute value. */
const TERM = /^[-−+]?\d*(?:\.\d+)?\p{L}['′!]*$|^[\p{L}\d]{1,4}\([^()]*\)$|^\|[^|]+\||√/u;
const FRACTION = /(?:^|[^\p{L}])(?:\p{L}\s*[-−/]\s*\d|\d\s*[-−/]\s*\p{L})(?:[^\p{L}]|$)/u;

/** An option of a program, or what may be repeated. */
const OPTION = /^--?\p{L}|\.{3}$|…$/u;

/** True if `text` has what only TeX has. */
export function hasTex(text: string): boolean {
  return !PATH.test(text) && (COMMAND.test(text) || SCRIPT.test(text));
}

/**
 * The meaning of what stands between `\(` and `\)`, or `\[` and `\]`: Markdown escapes brackets of text in the
 * same way. `either` is a number, as of a note, or letters that may be a product.
 */
export function meaningOf(text: string): 'formula' | 'words' | 'either' {
  const inner = text.trim();
  if (hasTex(inner)) return 'formula';
  const words = inner.match(/\p{L}+/gu) ?? [];
  if (isUnspaced(inner) || words.some((word) => /[^\p{sc=Latin}\p{sc=Greek}]/u.test(word))) return 'words';
  if (words.length === 0 && !/\d/.test(inner)) return 'words';
  const named = words.filter((word) => word.length > 1 && !FUNCTIONS.has(word));
  if (named.some((word) => word.length > (/^[A-Z]+$/.test(word) ? 4 : 3))) return 'words';
  if (BETWEEN.test(inner)) return 'formula';
  if (OPTION.test(inner)) return inner.length === 2 ? 'either' : 'words';
  if (named.length > 1 || named.some((word) => /^[a-z]{3}$/.test(word))) return 'words';
  const isFunction = words.length > 1 && words.some((word) => FUNCTIONS.has(word));
  return TERM.test(inner) || FRACTION.test(inner) || isFunction ? 'formula' : 'either';
}
