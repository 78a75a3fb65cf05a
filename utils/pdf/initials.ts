import { knownWords } from './join-lines';
import type { TextRun } from './pdf-page';

/** In parts of the text's size: an initial is at least this big, and this near to its text. */
const BIG = 1.7;
const NEAR = 1.5;
/** Capital letters are about this high, in parts of their size. */
const CAPITAL = 0.72;
const INITIAL = /^\s*[“"«„‘(¿¡]?\p{Lu}\s*$/u;
const FIRST_WORD = /^[\p{L}\p{M}]+/u;

/**
 * Puts an initial that is several lines high on the first of these lines, before the word that it begins, or
 * as a word of its own where the page has the rest as a word.
 */
export function withInitials(runs: readonly TextRun[]): readonly TextRun[] {
  const initials = runs.filter(({ text, isRightToLeft }) => !isRightToLeft && INITIAL.test(text));
  if (initials.length === 0) return runs;
  const hasWord = knownWords(runs.map(({ text }) => text));
  const moved = new Map<TextRun, TextRun>();
  for (const initial of initials) {
    const host = hostOf(initial, runs);
    if (!host) continue;
    const letter = initial.text.trim();
    const word = FIRST_WORD.exec(host.text)?.[0] ?? '';
    const isWord = word === '' || (!hasWord(letter + word) && isOftener(word, runs));
    const { size, y, isBold, isMonospace } = host;
    const width = Math.min(initial.width, size);
    const text = isWord ? `${letter} ` : letter;
    moved.set(initial, { ...initial, text, x: host.x - width, width, y, size, isBold, isMonospace });
  }
  return runs.map((run) => moved.get(run) ?? run);
}

/** True if a word stands elsewhere on the page, too: the rest of a word does not. */
function isOftener(word: string, runs: readonly TextRun[]): boolean {
  const words = runs.flatMap(({ text }) => text.match(/[\p{L}\p{M}]+/gu) ?? []);
  return words.filter((one) => one.toLowerCase() === word.toLowerCase()).length > 1;
}

/** The uppermost text beside an initial, where more text is beside it below. */
function hostOf(initial: TextRun, runs: readonly TextRun[]): TextRun | null {
  const right = initial.x + initial.width;
  const beside = runs
    .filter(({ text, x, y, size }) => {
      const isBeside = x >= right - 0.3 * size && x <= right + NEAR * size;
      const isLevel =
        y <= initial.y + 0.3 * size && y - CAPITAL * size >= initial.y - CAPITAL * initial.size - 0.6 * size;
      return text.trim().length > 1 && initial.size >= BIG * size && isBeside && isLevel;
    })
    .toSorted((a, b) => a.y - b.y);
  const [first] = beside;
  return first && beside.some(({ y, size }) => y > first.y + 0.5 * size) ? first : null;
}
