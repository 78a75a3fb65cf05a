/** Checks an answer against what was sent: citations, quotes and claims are verified, not believed. */
import { findCited } from './citable';
import type { PassageIndex } from './passage-index';
import { isQuoted, lettersOf, quotesIn, type Quote } from './quotes';
import { languageOf, verdictOn, type AnswerLanguage, type Verdict } from './verdict';

/** A paragraph, an item or a row of an answer: its words without the citations, and their places. */
export interface Run {
  readonly text: string;
  readonly citations: readonly PlacedCitation[];
}

export interface PlacedCitation {
  /** UTF-16 code units of the run's text before it. */
  readonly at: number;
  readonly source: number | null;
  readonly passage: number;
}

export interface CheckedRun {
  /** One for each citation, in order. */
  readonly verdicts: readonly Verdict[];
  /** Quotes that are in nothing that was sent. */
  readonly notFound: readonly Quote[];
  readonly claims: readonly CheckedClaim[];
}

/** The part of a run that rests on some citations, which follow it. */
export interface CheckedClaim {
  /** UTF-16 code units of the run's text. */
  readonly start: number;
  readonly end: number;
  /** The place of the first of its citations among those of the run, and the number of them. */
  readonly first: number;
  readonly count: number;
  /** `found` on the page, to be checked by the reader, or with too little to be compared. */
  readonly state: 'found' | 'check' | 'unchecked';
}

/** Checks the runs of an answer against the passages that it was given. */
export function checkAnswer(
  runs: readonly Run[],
  index: PassageIndex,
  language: AnswerLanguage = languageOf(runs, index),
): readonly CheckedRun[] {
  let letters: readonly string[] | undefined;
  const isSent = ({ words }: Quote) =>
    (letters ??= lettersBySource(index)).some((source) => isQuoted(words, source));

  return runs.map((run): CheckedRun => {
    const notFound = quotesIn(run.text).filter((quote) => !isSent(quote));
    const verdicts: Verdict[] = [];
    const claims = claimsOf(run).map(({ start, end, citations }): CheckedClaim => {
      const found = citations.map((citation) => findCited(index.texts, citation));
      const cited = found.filter((passage) => passage !== null);
      // Each of several passages may support a part of the claim.
      const verdict: Verdict =
        cited.length > 0 ? verdictOn(run.text.slice(start, end), cited, index, language) : { type: 'absent' };
      const first = verdicts.length;
      verdicts.push(...found.map((passage): Verdict => (passage ? verdict : { type: 'absent' })));
      const isMisquoted = notFound.some((quote) => quote.start < end && quote.end > start);
      const isDoubtful = isFlagged(verdict) || cited.length < found.length || isMisquoted;
      const state = isDoubtful ? 'check' : verdict.type === 'unchecked' ? 'unchecked' : 'found';
      return { start, end, first, count: found.length, state };
    });
    return { verdicts, notFound, claims };
  });
}

/** True if something speaks against a mark; where too little can be compared, nothing does. */
export function isFlagged({ type }: Verdict): boolean {
  return type !== 'fine' && type !== 'unchecked';
}

interface Claim<Citation> {
  readonly start: number;
  readonly end: number;
  readonly citations: readonly Citation[];
}

interface RunWith<Citation> {
  readonly text: string;
  readonly citations: readonly Citation[];
}

/** The text before citations that follow each other, back to the citations before. */
export function claimsOf<Citation extends PlacedCitation>({
  text,
  citations,
}: RunWith<Citation>): readonly Claim<Citation>[] {
  const claims: { start: number; end: number; citations: Citation[] }[] = [];
  for (const citation of citations) {
    const last = claims.at(-1);
    if (last && !/[\p{L}\p{N}]/u.test(text.slice(last.end, citation.at))) last.citations.push(citation);
    else claims.push({ start: last?.end ?? 0, end: citation.at, citations: [citation] });
  }
  return claims;
}

/** The letters of what was sent of each text. */
function lettersBySource({ texts, passages, sent }: PassageIndex): readonly string[] {
  return texts.map((text) => lettersOf(sent.filter((_, place) => passages[place]?.of === text).join('\n')));
}
