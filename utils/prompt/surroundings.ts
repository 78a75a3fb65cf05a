/** The text around a selection, in the text of its page. */
import type { SelectionCapture } from '../page/capture';
import type { TextRange } from '../page/reading';
import { passagesOf, type Passage } from './passages';
import { plainText } from './plain-text';
import { sectionsOf } from './sections';

/** The tokens that go with a selection: a screen or two, enough to understand it. */
const MOST_TOKENS = 2000;

/**
 * The range of the selection in the text, with as much of its section as `MOST_TOKENS` allow. Null where the
 * text does not have it, as in a frame that was not read, or where it is longer than that by itself.
 */
export function surroundingsOf(
  text: string,
  selection: SelectionCapture,
  estimateTokens: (text: string) => number,
): TextRange | null {
  const passages = passagesOf(text);
  const found = find(text, passages, selection);
  if (!found) return null;
  const tokens = ({ start, end }: TextRange) => estimateTokens(text.slice(start, end));
  const own = rangeOf(text, passages, found);
  if (!own || tokens(own) > MOST_TOKENS) return null;
  const section = sectionAround(text, own);
  if (tokens(section) <= MOST_TOKENS) return section;

  let range = own;
  let [first, last] = found;
  // The text before matters most for understanding: both sides take turns, and it goes first.
  for (let isStuck = false; !isStuck;) {
    isStuck = true;
    for (const next of [[first - 1, last] as const, [first, last + 1] as const]) {
      const wider = rangeOf(text, passages, next);
      if (!wider || wider.start < section.start || wider.end > section.end) continue;
      if (tokens(wider) > MOST_TOKENS) continue;
      [range, [first, last], isStuck] = [wider, next, false];
    }
  }
  return range;
}

type Passages = readonly [first: number, last: number];

/**
 * The passages in which a selection begins and ends; told apart by the text around it where its words occur
 * more than once.
 */
function find(text: string, passages: readonly Passage[], selection: SelectionCapture): Passages | null {
  const letters = passages.map(({ start, end, kind }) => fold(plainText(text.slice(start, end), kind)));
  const all = letters.join('');
  const wanted = fold(selection.text);
  if (wanted === '') return null;
  const around = fold(selection.around);
  const context = around.includes(wanted) ? all.indexOf(around) : -1;
  const start = context >= 0 ? context + around.indexOf(wanted) : all.indexOf(wanted);
  if (start < 0) return null;
  let passed = 0;
  let first = -1;
  for (const [index, { length }] of letters.entries()) {
    passed += length;
    if (first < 0 && passed > start) first = index;
    if (passed >= start + wanted.length) return [first, index];
  }
  return null;
}

/** Letters and digits alone: a page's line breaks, markup and spaces are not part of the selection. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** From the line in which the first passage begins to the end of the last; null without such passages. */
function rangeOf(text: string, passages: readonly Passage[], [first, last]: Passages): TextRange | null {
  const [begin, end] = [passages[first], passages[last]];
  if (!begin || !end) return null;
  return { start: text.lastIndexOf('\n', begin.start - 1) + 1, end: end.end };
}

/** The section of a range; from the first to the last where it spans several. */
function sectionAround(text: string, { start, end }: TextRange): TextRange {
  const touched = sectionsOf(text).filter((section) => section.start < end && section.end > start);
  return { start: touched[0]?.start ?? start, end: touched.at(-1)?.end ?? end };
}
