/** Checks an answer against what was sent: citations, quotes and claims are verified, not believed. */
import { headingsOf, findCited, passageWords, type CitableText, type CitedPassage } from './citable';
import { allTerms, contentTerms, namesAndNumbers, sharedShare } from './claim-terms';
import { isQuoted, lettersOf, quotesIn, type Quote } from './quotes';

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

/**
 * `absent`: there is no such passage, or it was not sent. `check`: the claim has nothing in common with it.
 * `fine` says no more than that the citation leads to a passage about the same things.
 */
type Verdict = 'fine' | 'absent' | 'check';

export interface CheckedRun {
  /** One for each citation, in order. */
  readonly verdicts: readonly Verdict[];
  /** Quotes that are in nothing that was sent. */
  readonly notFound: readonly Quote[];
  /** Claims with citations, and those of them that lead to the page. */
  readonly claims: number;
  readonly leading: number;
}

/** An answer and a page in one language share at least this much of their words, the small ones included. */
const SAME_LANGUAGE = 0.25;

/** With fewer words or names than these, a claim is not questioned. */
const LEAST = { terms: 3, names: 2 };

/** Checks the runs of an answer against the texts that it was given. */
export function checkAnswer(runs: readonly Run[], texts: readonly CitableText[]): readonly CheckedRun[] {
  const sent = texts.map(sentWords);
  const letters = sent.map(lettersOf);
  let isSame: boolean | undefined;
  /** It takes all words of both, so it is found out for an answer that cites anything. */
  const isSameLanguage = () =>
    (isSame ??=
      sharedShare(allTerms(runs.map(({ text }) => text).join('\n')), allTerms(sent.join('\n'))) >=
      SAME_LANGUAGE);

  return runs.map((run): CheckedRun => {
    const quotes = quotesIn(run.text);
    const notFound = quotes.filter(({ words }) => !letters.some((source) => isQuoted(words, source)));
    const verdicts: Verdict[] = [];
    let leading = 0;
    const claims = claimsOf(run);
    for (const { start, end, citations } of claims) {
      const claim = run.text.slice(start, end);
      const own = citations.map((citation): Verdict => {
        const cited = findCited(texts, citation);
        return cited ? verdictOn(claim, cited, isSameLanguage()) : 'absent';
      });
      // Each of several passages may support a part of the claim.
      const isShared = own.includes('fine');
      verdicts.push(...own.map((verdict) => (verdict === 'check' && isShared ? 'fine' : verdict)));
      const isMisquoted = notFound.some((quote) => quote.start < end && quote.end > start);
      if (isShared && !own.includes('absent') && !isMisquoted) leading += 1;
    }
    return { verdicts, notFound, claims: claims.length, leading };
  });
}

interface Claim {
  readonly start: number;
  readonly end: number;
  readonly citations: readonly PlacedCitation[];
}

/** The text before citations that follow each other, back to the citations before. */
function claimsOf({ text, citations }: Run): readonly Claim[] {
  const claims: { start: number; end: number; citations: PlacedCitation[] }[] = [];
  for (const citation of citations) {
    const last = claims.at(-1);
    if (last && !/[\p{L}\p{N}]/u.test(text.slice(last.end, citation.at))) last.citations.push(citation);
    else claims.push({ start: last?.end ?? 0, end: citation.at, citations: [citation] });
  }
  return claims;
}

function verdictOn(claim: string, cited: CitedPassage, isSameLanguage: boolean): Verdict {
  const passage = [...headingsOf(cited), passageWords(cited)].join('\n');
  const [ours, theirs, least] = isSameLanguage
    ? [contentTerms(claim), contentTerms(passage), LEAST.terms]
    : [namesAndNumbers(claim), namesAndNumbers(passage), LEAST.names];
  return ours.size < least || sharedShare(ours, theirs) > 0 ? 'fine' : 'check';
}

/** The part of a text that was sent. */
function sentWords(of: CitableText): string {
  return of.passages
    .map((_, index) => (of.isSent[index] === true ? passageWords({ of, index }) : ''))
    .join('\n');
}
