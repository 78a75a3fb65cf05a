/** The marks of a shown answer: what each leads to, and whether it may be believed. */
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

/** How a mark looks: beside the verdicts of `checkAnswer`, `likely` was put there by us. */
export type CitationState = 'fine' | 'absent' | 'check' | 'likely';

export interface CitationSummary {
  /** Claims that have marks, and those of them that lead to the page. */
  readonly claims: number;
  readonly leading: number;
  /** Quotes that stand in nothing that was sent. */
  readonly misquoted: number;
  /** Places that were found for an answer without marks. */
  readonly likely: number;
}

/** What a mark leads to. */
export interface Destination {
  /** Null for a selection without a page. */
  readonly page: CitableText['page'];
  readonly words: string;
  readonly target: PassageTarget;
  /** The page's address, at the passage where browsers find it; null without a page. */
  readonly url: string | null;
}

export interface CitationWords {
  /** The name of a mark, for a screen reader. */
  readonly nameOf: (number: string, words: string, state: CitationState) => string;
  /** What stands above the passage where a mark is pointed at; empty for nothing. */
  readonly saysOf: (state: CitationState) => string;
}

/** The highlight of quotes that were not found, see Citations.css. */
const MISQUOTED = 'sidenote-misquoted';

/** Characters of a passage that are shown where its mark is pointed at, and that name it. */
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
    /** What a mark leads to; null where there is no such passage. */
    destinationOf(button: HTMLElement): Destination | null {
      const cited = findCited(texts, readCitation(button));
      if (!cited) return null;
      const { page } = cited.of;
      const words = passageWords(cited);
      return { page, words, target: targetOf(cited), url: page && textFragmentUrl(page.url, words) };
    },

    /** Says of the marks that have come since what they lead to. */
    describeNew(): void {
      for (const button of root.querySelectorAll<HTMLElement>('.citation:not([data-state])')) {
        const cited = findCited(texts, readCitation(button));
        describe(button, cited ? 'fine' : 'absent', cited);
      }
    },

    /** Holds the finished answer against what was sent, and marks what does not stand there. */
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

    /** Takes away what was added to the answer. */
    remove,
  };

  function remove(): void {
    for (const range of misquoted) highlights().delete(range);
    misquoted = [];
    for (const button of root.querySelectorAll('.citation[data-state="likely"]')) button.remove();
  }

  /** An answer without marks is linked to where its sentences most likely come from. */
  function addLikely(runs: readonly ShownRun[]): number {
    const likely = createLikely(texts);
    let count = 0;
    for (const { element, text } of runs) {
      const cited = element.matches('p,li') ? likely(text) : null;
      const number = cited?.of.numbers[cited.index];
      if (!cited || number === undefined) continue;
      const source = cited.of.source === FIRST ? null : cited.of.source;
      const button = createCitation({ type: 'citation', source, passage: number });
      // It is no word of the answer: copied or read as text, it is not there.
      button.replaceChildren();
      describe(button, 'likely', cited);
      element.append(button);
      count += 1;
    }
    return count;
  }
}

/** One for all answers: what is in it is drawn alike. */
function highlights(): Highlight {
  const known = CSS.highlights.get(MISQUOTED) ?? new Highlight();
  CSS.highlights.set(MISQUOTED, known);
  return known;
}
