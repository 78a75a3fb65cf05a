import { readName } from '../answer/moved-citations';
import type { PlacedCitation, Run } from './check-answer';

/** A run of an answer as it is shown. */
export interface ShownRun extends Run {
  readonly citations: readonly ShownCitation[];
  readonly element: Element;
  /** The text nodes of the run, in order. */
  readonly texts: readonly ShownText[];
}

interface ShownCitation extends PlacedCitation {
  readonly button: HTMLElement;
}

interface ShownText {
  readonly node: Text;
  /** UTF-16 code units of the run's text before it. */
  readonly at: number;
}

/** Elements with words of their own; a row is one, since its citation may be in any cell. */
const RUNS = 'p,li,tr,h3,h4,h5,h6,summary';

/** Code and formulas make no claims, and a button's name is no word of the answer. */
const APART = '.code-block,math,button:not(.citation)';

/** The paragraphs, items and rows of an answer, with their citations, in order. */
export function runsIn(root: Element): readonly ShownRun[] {
  const runs = new Map<Element, { text: string; citations: ShownCitation[]; texts: ShownText[] }>();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && node.matches(APART) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const citation = node instanceof HTMLElement && node.matches('.citation') ? node : null;
    if (!citation && !(node instanceof Text && !node.parentElement?.closest('.citation'))) continue;
    const element = node.parentElement?.closest(RUNS) ?? root;
    const run = runs.get(element) ?? { text: '', citations: [], texts: [] };
    runs.set(element, run);
    if (citation) run.citations.push({ at: run.text.length, button: citation, ...readCitation(citation) });
    else if (node instanceof Text) {
      run.texts.push({ node, at: run.text.length });
      run.text += node.data;
    }
  }
  return Array.from(runs, ([element, run]) => ({ element, ...run }));
}

/** Reads a citation's `data-citation`: `7`, or `2·7`. */
export function readCitation({ dataset }: HTMLElement): Pick<PlacedCitation, 'source' | 'passage'> {
  return readName(dataset['citation'] ?? '');
}

/** The end of the statement before. */
const LEFT_OVER = /^[\s.,;:!?…。、，；：！？）)]+/;

/** The place of a statement without what ended the one before it. */
export function trimmed(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const left = LEFT_OVER.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start: left === end - start ? start : start + left, end };
}

/** The range from `start` to `end` of a run's text, to be highlighted; null where it is no longer shown. */
export function rangeWithin({ texts }: ShownRun, start: number, end: number): Range | null {
  const first = texts.findLast(({ at }) => at <= start);
  const last = texts.findLast(({ at }) => at < end);
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, Math.min(start - first.at, first.node.length));
  range.setEnd(last.node, Math.min(end - last.at, last.node.length));
  return range;
}
