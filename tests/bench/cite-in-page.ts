/** Runs in the page, in a world of its own like a content script: reads it, and has every passage shown. */
import { passagesOf, type Passage } from '../../utils/prompt/passages';
import { placeOf } from '../../utils/cite/place-of';
import { plainText } from '../../utils/prompt/plain-text';
import { createPassages } from '../../utils/locate/show-passage';
import { extractPage } from '../../utils/page/extract/extract';
import { texOf } from '../../utils/page/dom/math';
import { blocksOf, headingText } from '../../utils/text/markdown-blocks';
import type { PassageTarget } from '../../utils/page/passage-target';
import { VISIBLE_TO_SCRIPTS } from '../../utils/page/dom/visible-dom';
import { readSite } from '../../utils/sites/read-site';
import { mutate, MUTATIONS } from './cite-mutations';

/** The results of asking for all passages of a page. */
export interface Tally {
  asked: number;
  found: number;
  /** The highlighted passages that the page hides. */
  hidden: number;
  exact: number;
  wrong: number;
  /** Passages that the page no longer has, and how many of them were reported absent. */
  gone: number;
  absent: number;
  milliseconds: number[];
  /** The failures, to be looked at. */
  failures: { kind: string; text: string; shown: string | null }[];
}

interface Asked {
  readonly target: PassageTarget;
  /** The nodes where it was on the page at first. */
  nodes: readonly Node[];
}

export async function measure(): Promise<{ readonly unchanged: Tally; readonly mutated: Tally }> {
  const asked = await passagesOfPage();
  const unchanged = await askForAll(asked);
  const mutated = emptyTally();
  for (const mutation of MUTATIONS) {
    const replaced = mutate(
      document,
      mutation,
      asked.map(({ nodes }) => nodes),
    );
    for (const passage of asked) passage.nodes = passage.nodes.map((node) => replaced.get(node) ?? node);
    add(mutated, await askForAll(asked));
  }
  return { unchanged, mutated };
}

async function passagesOfPage(): Promise<readonly Asked[]> {
  const url = location.href;
  const page = (await readSite(document, url)) ?? extractPage(document, url);
  const text = page.markdown;
  const passages = passagesOf(text);
  const plain = passages.map(({ start, end, kind }) => plainText(text.slice(start, end), kind));
  return passages.map((passage, index) => ({
    nodes: [],
    target: {
      text: plain[index] ?? '',
      kind: passage.kind,
      before: plain.slice(Math.max(0, index - 3), index).toReversed(),
      after: plain.slice(index + 1, index + 4),
      headings: headingsAbove(text, passage),
      ...placeOf(text, passage),
    },
  }));
}

function headingsAbove(text: string, { start }: Passage): readonly string[] {
  const path: { level: number; title: string }[] = [];
  for (const block of blocksOf(text)) {
    if (block.start > start) break;
    if (block.type !== 'heading') continue;
    while ((path.at(-1)?.level ?? 0) >= block.level) path.pop();
    path.push({ level: block.level, title: headingText(text.slice(block.start, block.end)) });
  }
  return path.map(({ title }) => title);
}

async function askForAll(asked: readonly Asked[]): Promise<Tally> {
  const tally = emptyTally();
  const passages = createPassages(document, VISIBLE_TO_SCRIPTS);
  for (const passage of asked) {
    const { target, nodes } = passage;
    const isGone = nodes.length > 0 && !nodes.every((node) => node.isConnected);
    const start = performance.now();
    const shown = await passages.show(target);
    tally.milliseconds.push(performance.now() - start);
    const isFound = shown !== 'absent';
    const ranges = isFound ? passages.find(target) : [];
    const text = ranges.map(textOf).join('');
    const isMoment = target.seconds !== null && ranges.length === 0;
    const isRight = isFound && (isMoment || isTextOf(text, target.text));
    tally[isGone ? 'gone' : 'asked'] += 1;
    if (isGone && !isFound) tally.absent += 1;
    if (!isGone && isFound) tally.found += 1;
    if (!isGone && shown === 'hidden') tally.hidden += 1;
    if (!isGone && isRight) tally.exact += 1;
    if (isFound && !isRight) tally.wrong += 1;
    if (!isGone && !isRight) {
      tally.failures.push({ kind: target.kind, text: target.text, shown: isFound ? text : null });
    }
    if (nodes.length === 0) passage.nodes = ranges.map(({ startContainer }) => startContainer);
  }
  passages.hide();
  return tally;
}

/** The marked text, with formulas as TeX. */
function textOf(range: Range): string {
  const { startContainer, startOffset } = range;
  if (startContainer.nodeType === Node.TEXT_NODE) return range.toString();
  const element = startContainer.childNodes[startOffset] as Element;
  return texOf(element)?.tex || (texOf(element.nextElementSibling ?? element)?.tex ?? '');
}

/**
 * True if the marked text is the passage, letter by letter. The page may lack any part that the reading has added, but
 * nothing else.
 */
function isTextOf(marked: string, passage: string): boolean {
  const pattern = passage
    .split(WRITTEN)
    .map((part, index) => (index % 2 === 0 ? folded(part) : part.split(BETWEEN).map(optional).join('')))
    .join('');
  return marked !== '' && new RegExp(`^${pattern}$`, 'u').test(folded(marked));
}

/** Times and footnotes' marks, and the parts of a line that tells who wrote a post and when. */
const WRITTEN =
  /(^\[\d+(?::\d{2})+\]|\[\^[^\]\s]+\]:?|<https?:[^>]*>|^(?:Authors|Labels|Tags|Topics):|\\tag\{[^}]*\}|^(?:[^\n]* · )?\d{4}-\d{2}-\d{2}[^\n]*?(?=: |$))/m;

const BETWEEN = /( · |\b(?:opened |asked )?by )/i;

function optional(part: string): string {
  return `(?:${folded(part)})?`;
}

/** Letters and digits alone. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function emptyTally(): Tally {
  return {
    asked: 0,
    found: 0,
    hidden: 0,
    exact: 0,
    wrong: 0,
    gone: 0,
    absent: 0,
    milliseconds: [],
    failures: [],
  };
}

function add(all: Tally, more: Tally): void {
  for (const key of ['asked', 'found', 'hidden', 'exact', 'wrong', 'gone', 'absent'] as const)
    all[key] += more[key];
  all.milliseconds.push(...more.milliseconds);
  all.failures.push(...more.failures);
}
