/** The citations of a shown answer: where each leads, and whether it holds. */
import { nameOf } from '../answer/moved-citations';
import { createCitation } from '../answer/show-citation';
import type { PassageTarget } from '../page/passage-target';
import { FIRST } from '../prompt/numbered-text';
import { clip } from '../text/clip';
import { checkAnswer, type CheckedClaim } from './check-answer';
import {
  findCited,
  headingsOf,
  targetOf,
  passageWords,
  type CitableText,
  type CitedPassage,
} from './citable';
import { citedPages, statementOf } from './cited-pages';
import { doubtsIn, type Doubt } from './doubts';
import { likelySources } from './likely';
import { createMoves, MOVE_CONTROL, type Moves, type Moving } from './moves';
import { indexPassages, type PassageIndex } from './passage-index';
import { rangeWithin, readCitation, runsIn, type ShownRun } from './runs-in';
import { textFragmentUrl } from './text-fragment';
import { languageOf, type AnswerLanguage, type Verdict } from './verdict';
import { isGivenFile } from '../text/given-file';

/** A citation as it is shown: with the verdict on its claim, or added by us. */
export type ShownCitation = Verdict | { readonly type: 'likely' };

/** The look of a citation, by how much speaks against it: `check` is more than `partly`. */
type Look = 'fine' | 'absent' | 'check' | 'partly' | 'unchecked' | 'likely';

const LOOKS: Readonly<Record<ShownCitation['type'], Look>> = {
  fine: 'fine',
  absent: 'absent',
  number: 'check',
  opposite: 'check',
  denied: 'check',
  elsewhere: 'check',
  partly: 'partly',
  nowhere: 'check',
  unchecked: 'unchecked',
  likely: 'likely',
};

export interface CitationSummary {
  /** The statements with citations, those found on the page, and those with too little to be compared. */
  readonly statements: number;
  readonly found: number;
  readonly unchecked: number;
  /** The doubts for the reader to check: the other statements, and quotes that are in nothing that was sent. */
  readonly doubts: readonly Doubt[];
  /** The likely sources that were added. */
  readonly likely: number;
  /** The most passages that can be highlighted on one page. */
  readonly showable: number;
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

/** The words of a citation. `from` is the number that the answer gives, where it was moved from there. */
export interface CitationWords {
  /** The name of a citation, for a screen reader. */
  readonly nameOf: (number: string, words: string, shown: ShownCitation, from: string | null) => string;
  /** The line above the passage in a citation's tooltip; empty for none. */
  readonly saysOf: (shown: ShownCitation, from: string | null) => string;
  /** The name of the button that moves a citation to a passage, or, with `isBack`, to the one that it had. */
  readonly moveTo: (number: string, isBack: boolean) => string;
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
  /** It takes all words of the page, so it is made once, for an answer that is finished. */
  let index: PassageIndex | null = null;
  const hasSeveralPages = texts.some(({ source }) => source > FIRST);

  function describe(
    button: HTMLElement,
    shown: ShownCitation,
    cited: CitedPassage | null,
    moves: Moves | null = null,
  ): void {
    const passage = cited ? passageWords(cited) : '';
    const heading = cited ? headingsOf(cited).at(-1) : undefined;
    const title = hasSeveralPages ? cited?.of.page?.title : undefined;
    const written = moves?.from(button);
    const from = written ? nameOf(written) : null;
    const tip = [say.saysOf(shown, from), title, heading, clip(passage, TIP)].filter(Boolean).join('\n');
    button.dataset['state'] = LOOKS[shown.type];
    button.dataset['tip'] = tip;
    button.toggleAttribute('data-moved', from !== null);
    button.setAttribute(
      'aria-label',
      say.nameOf(button.dataset['citation'] ?? '', clip(passage, NAME), shown, from),
    );
    if (written && from !== null) moves?.offer(button, null, say.moveTo(from, true));
  }

  /** Names the citations of a claim, and offers to move the first of them where another passage fits better. */
  function describeClaim(
    run: ShownRun,
    verdicts: readonly Verdict[],
    { first, count }: CheckedClaim,
    moves: Moves,
  ) {
    const citations = run.citations.slice(first, first + count);
    let isOffered = false;
    for (const [i, { button }] of citations.entries()) {
      const verdict = verdicts[first + i] ?? { type: 'unchecked' };
      describe(button, verdict, findCited(texts, readCitation(button)), moves);
      if (isOffered || verdict.type !== 'elsewhere' || moves.from(button)) continue;
      const { source, passage } = verdict;
      const to = { source: source === FIRST ? null : source, passage };
      isOffered = moves.offer(button, to, say.moveTo(nameOf(to), false)) !== null;
    }
  }

  return {
    /** The destination of a citation; null where there is no such passage. */
    destinationOf(button: HTMLElement): Destination | null {
      const cited = findCited(texts, readCitation(button));
      if (!cited) return null;
      const { page } = cited.of;
      const words = passageWords(cited);
      return {
        page,
        words,
        target: targetOf(cited),
        url: page && !isGivenFile(page.url) ? textFragmentUrl(page.url, words) : null,
      };
    },

    /** Names the destinations of the citations added since. */
    describeNew(): void {
      for (const button of root.querySelectorAll<HTMLElement>('.citation:not([data-state])')) {
        const cited = findCited(texts, readCitation(button));
        describe(button, { type: cited ? 'fine' : 'absent' }, cited);
      }
    },

    /** Checks the finished answer against what was sent, and highlights what is not in it. */
    check(answer: Moving): CitationSummary {
      remove();
      const runs = runsIn(root);
      const moves = createMoves(root, answer);
      index ??= indexPassages(texts);
      const language = languageOf(runs, index);
      const checked = checkAnswer(runs, index, language);
      const ranges: Range[] = [];
      for (const [i, run] of runs.entries()) {
        const { verdicts, claims, notFound } = checked[i] ?? { verdicts: [], claims: [], notFound: [] };
        for (const claim of claims) describeClaim(run, verdicts, claim, moves);
        for (const { start, end } of notFound) {
          const range = rangeWithin(run, start, end);
          if (range) ranges.push(range);
        }
      }
      misquoted = ranges;
      for (const range of ranges) highlights().add(range);
      const likely = addLikely(runs, index, language);
      const states = checked.flatMap(({ claims }) => claims.map(({ state }) => state));
      return {
        statements: states.length,
        found: states.filter((state) => state === 'found').length,
        unchecked: states.filter((state) => state === 'unchecked').length,
        doubts: doubtsIn(runs, checked),
        likely,
        showable: Math.max(0, ...citedPages(root, texts).map(({ passages }) => passages.length)),
      };
    },

    /** The passages that can be highlighted on their pages. */
    pages: () => citedPages(root, texts),

    /** The words of the answer that rest on a citation. */
    statementOf: (button: HTMLElement) => statementOf(root, button),

    /** Removes what was added to the answer. */
    remove,
  };

  function remove(): void {
    for (const range of misquoted) highlights().delete(range);
    misquoted = [];
    for (const added of root.querySelectorAll(`.citation[data-state="likely"], ${MOVE_CONTROL}`))
      added.remove();
  }

  /** Links what has no citation to the passages that it most likely comes from. */
  function addLikely(runs: readonly ShownRun[], passages: PassageIndex, language: AnswerLanguage): number {
    let count = 0;
    for (const run of runs) {
      if (!run.element.matches('p,li')) continue;
      for (const cited of likelySources(run, passages, language).toReversed()) {
        const number = cited.of.numbers[cited.index];
        if (number === undefined) continue;
        const source = cited.of.source === FIRST ? null : cited.of.source;
        const button = createCitation({ type: 'citation', source, passage: number });
        // It is no word of the answer, so that copying or reading the text skips it.
        button.replaceChildren();
        describe(button, { type: 'likely' }, cited);
        endOf(run).after(button);
        count += 1;
      }
    }
    return count;
  }
}

/** The last part of a run that stands in its element itself: a list may follow in it. */
function endOf({ element, texts, citations }: ShownRun): ChildNode {
  const cited = citations.at(-1);
  const text = texts.at(-1);
  let node: Node =
    cited && cited.at === (text ? text.at + text.node.length : 0) ? cited.button : (text?.node ?? element);
  while (node.parentNode && node.parentNode !== element) node = node.parentNode;
  return node as ChildNode;
}

/** One for all answers: its ranges look alike. */
function highlights(): Highlight {
  const known = CSS.highlights.get(MISQUOTED) ?? new Highlight();
  CSS.highlights.set(MISQUOTED, known);
  return known;
}
