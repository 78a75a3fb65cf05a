/** The citations of a shown answer: where each leads, and whether it holds. */
import { createCitation } from '../answer/show-citation';
import type { PassageTarget } from '../page/passage-target';
import { FIRST } from '../prompt/numbered-text';
import { clip } from '../text/clip';
import { checkAnswer } from './check-answer';
import {
  findCited,
  headingsOf,
  targetOf,
  passageWords,
  type CitableText,
  type CitedPassage,
} from './citable';
import { createLikely } from './likely';
import { rangeWithin, readCitation, runsIn, type ShownRun } from './runs-in';
import { textFragmentUrl } from './text-fragment';

/** The look of a citation: besides the verdicts of `checkAnswer`, `likely` was added by us. */
export type CitationState = 'fine' | 'absent' | 'check' | 'likely';

export interface CitationSummary {
  /** Claims with citations, and those of them that lead to the page. */
  readonly claims: number;
  readonly leading: number;
  /** Quotes that are in nothing that was sent. */
  readonly misquoted: number;
  /** Likely sources that were found for an answer without citations. */
  readonly likely: number;
}

/** The passage that a citation leads to. */
export interface Destination {
  /** Null for a selection without a page. */
  readonly page: CitableText['page'];
  readonly words: string;
  readonly target: PassageTarget;
  /** The page's address, at the passage where browsers find it; null without a page. */
  readonly url: string | null;
}

export interface CitationWords {
  /** The name of a citation, for a screen reader. */
  readonly nameOf: (number: string, words: string, state: CitationState) => string;
  /** The line above the passage in a citation's tooltip; empty for none. */
  readonly saysOf: (state: CitationState) => string;
}

/** The highlight of quotes that were not found, see Citations.css. */
const MISQUOTED = 'sidenote-misquoted';

/** Characters of a passage in the tooltip and the name of its citation. */
const TIP = 320;
const NAME = 80;

export type Citations = ReturnType<typeof createCitations>;

/** The citations of the answer that is shown in `root`, over the texts that it was given. */
export function createCitations(root: Element, texts: readonly CitableText[], say: CitationWords) {
  let misquoted: readonly Range[] = [];
  const hasSeveralPages = texts.some(({ source }) => source > FIRST);

  function describe(button: HTMLElement, state: CitationState, cited: CitedPassage | null): void {
    const passage = cited ? passageWords(cited) : '';
    const heading = cited ? headingsOf(cited).at(-1) : undefined;
    const title = hasSeveralPages ? cited?.of.page?.title : undefined;
    const tip = [say.saysOf(state), title, heading, clip(passage, TIP)].filter(Boolean).join('\n');
    button.dataset['state'] = state;
    button.dataset['tip'] = tip;
    button.setAttribute(
      'aria-label',
      say.nameOf(button.dataset['citation'] ?? '', clip(passage, NAME), state),
    );
  }

  return {
    /** The destination of a citation; null where there is no such passage. */
    destinationOf(button: HTMLElement): Destination | null {
      const cited = findCited(texts, readCitation(button));
      if (!cited) return null;
      const { page } = cited.of;
      const words = passageWords(cited);
      return { page, words, target: targetOf(cited), url: page && textFragmentUrl(page.url, words) };
    },

    /** Names the destinations of the citations added since. */
    describeNew(): void {
      for (const button of root.querySelectorAll<HTMLElement>('.citation:not([data-state])')) {
        const cited = findCited(texts, readCitation(button));
        describe(button, cited ? 'fine' : 'absent', cited);
      }
    },

    /** Checks the finished answer against what was sent, and highlights what is not in it. */
    check(): CitationSummary {
      remove();
      const runs = runsIn(root);
      const checked = checkAnswer(runs, texts);
      const ranges: Range[] = [];
      for (const [i, run] of runs.entries()) {
        for (const [j, { button }] of run.citations.entries()) {
          describe(button, checked[i]?.verdicts[j] ?? 'fine', findCited(texts, readCitation(button)));
        }
        for (const { start, end } of checked[i]?.notFound ?? []) {
          const range = rangeWithin(run, start, end);
          if (range) ranges.push(range);
        }
      }
      misquoted = ranges;
      for (const range of ranges) highlights().add(range);
      const hasCitations = runs.some(({ citations }) => citations.length > 0);
      return {
        claims: checked.reduce((sum, { claims }) => sum + claims, 0),
        leading: checked.reduce((sum, { leading }) => sum + leading, 0),
        misquoted: ranges.length,
        likely: hasCitations ? 0 : addLikely(runs),
      };
    },

    /** Removes what was added to the answer. */
    remove,
  };

  function remove(): void {
    for (const range of misquoted) highlights().delete(range);
    misquoted = [];
    for (const button of root.querySelectorAll('.citation[data-state="likely"]')) button.remove();
  }

  /** Links an answer without citations to the passages that its sentences most likely come from. */
  function addLikely(runs: readonly ShownRun[]): number {
    const likely = createLikely(texts);
    let count = 0;
    for (const { element, text } of runs) {
      const cited = element.matches('p,li') ? likely(text) : null;
      const number = cited?.of.numbers[cited.index];
      if (!cited || number === undefined) continue;
      const source = cited.of.source === FIRST ? null : cited.of.source;
      const button = createCitation({ type: 'citation', source, passage: number });
      // It is no word of the answer, so that copying or reading the text skips it.
      button.replaceChildren();
      describe(button, 'likely', cited);
      element.append(button);
      count += 1;
    }
    return count;
  }
}

/** One for all answers: its ranges look alike. */
function highlights(): Highlight {
  const known = CSS.highlights.get(MISQUOTED) ?? new Highlight();
  CSS.highlights.set(MISQUOTED, known);
  return known;
}
