/**
 * Telling a citation, `the tides [3]`, from an index of a program, `arr[1]`, outside of code.
 *
 * A citation stands apart: behind a space, a punctuation mark, the end of emphasis or a link, or a letter of
 * a script without spaces. Directly behind a Latin letter a bracket is an index, unless the sentence says
 * otherwise: the word is an ordinary one and its clause ends behind the bracket ("as it was found[3]."), and
 * nothing beside it is an index for sure. Behind a whole number it is a citation ("it rose to 12[3]"), as no
 * program asks a number for its items. Passages are counted from 1, so that `[0]` is never one.
 */

/** Names that programs give to what has items. Most are ordinary words too. */
const NAMES: ReadonlySet<string> = new Set(
  'args argv array arrays arr board bucket buckets buf buffer byte bytes cache cell cells char chars children code col cols column columns count counts coords cube data dict digits dist edge edges elem elems element elements entries env events factors field fields file files flags freq graph grid groups hash heap index indices indexes inner input inputs int item items iter keys label labels layer layers left line lines list lists map maps matches matrix mem memo memory message messages names node nodes num numbers nums obj object objects offset offsets options order out outer output outputs pair pairs params parent parents parts path paths pixel pixels point points pool pos positions prefix primes prices props ptr queue rank ranks record records reg register registers response responses result results right row rows scores seq series set slice sorted stack state states storage str string strings strs sum sums tab table tail target task tasks temp tensor text tmp token tokens tree tuple type types user users val vals value values vec vector vectors vertex vertices visited weights window word words'.split(
    ' ',
  ),
);

const GLUED = /[\p{sc=Latin}\d_$)\]`]$/u;
const NUMBER = /(?<![\p{L}\d_$)\]])[\d.,:/%+−-]*\d$/u;
/** The word before the bracket, with what makes it a name of a program. */
const WORD = /[\p{L}\p{M}\d_$@.'’:>-]*$/u;
const PROSE_WORD = /^(?:\p{Lu}?\p{Ll}{2,}|\p{Lu}{2,}s?)$/u;
/** A call, `f(x)`, and an item of an item, `a[i]`. */
const CALLED = /[\p{L}\d_$][([][^\s()[\]]*[)\]]$/u;
/** The end of a clause, or text of a script without spaces. */
const CLAUSE_END = /^(?:$|[.,;:!?…)”’"'»*_]+(?:\s|$)|\n|[^\p{sc=Latin}\d\s\p{ASCII}])/u;
/** The text behind an index in a program. */
const CODE_BEHIND = /^(?:[([]|\.\p{L}|\s*(?:[-+*/%|&^]?=|\+\+|--|<|>|\|\||&&|[+*/%]\s))/u;
const BRACKETS = /^(?:\[[\d\s,·]+\])*/;
const BRACKETS_BEFORE = /(?:\[[\d\s,·]+\])+$/;
const CANDIDATES = /(?<=[\p{sc=Latin}\d_$)\]`])\[(\d+)\]/gu;

/**
 * True if a bracket between `before` and `after` is an index. `hasIndex` is asked where the words alone don't
 * tell: for an index elsewhere in the same part of the answer.
 */
export function isIndex(before: string, after: string, hasIndex: () => boolean): boolean {
  const near = before.slice(-80);
  const kind = kindOf(near, after);
  return kind === 'index' || kind === 'uncertain' || (kind === 'prose' && hasIndex());
}

/** True if `text`, the text before a bracket, ends in a letter or sign that the bracket may be an index of. */
export function isGlued(text: string): boolean {
  return GLUED.test(text) && !NUMBER.test(text);
}

/** True if `source` has an index for sure. */
export function hasIndexIn(source: string): boolean {
  return source
    .matchAll(CANDIDATES)
    .some(
      ({ 0: raw, 1: number, index }) =>
        Number(number) === 0 ||
        kindOf(source.slice(Math.max(index - 80, 0), index), source.slice(index + raw.length)) === 'index',
    );
}

/** `uncertain` where an ordinary word has a bracket, and its clause goes on. */
function kindOf(text: string, after: string): 'apart' | 'prose' | 'uncertain' | 'index' {
  // All of `matrix[2][3]` is what its first bracket is.
  const before = text.replace(BRACKETS_BEFORE, '');
  if (!GLUED.test(before) || NUMBER.test(before)) return 'apart';
  // A citation, or a remark, before this one.
  if (before.endsWith(']') && !CALLED.test(before)) return 'apart';
  const isCode = before.endsWith('`');
  const behind = after.slice(BRACKETS.exec(after)?.[0].length);
  if (before.endsWith(')')) return CALLED.test(before) ? 'index' : 'apart';
  const word =
    WORD.exec(before)?.[0]
      .replace(/['’]s?$/, '')
      .replace(/^.*[-'’](?!>)/, '') ?? '';
  if (!isCode && !PROSE_WORD.test(word)) return 'index';
  if (NAMES.has(word.toLowerCase()) || CODE_BEHIND.test(behind)) return 'index';
  if (!CLAUSE_END.test(behind)) return 'uncertain';
  return 'prose';
}
