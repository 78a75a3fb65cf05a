/** Holds an answer against what was sent: marks, quotes and claims are checked, not believed. */
import { headingsOf, findCited, passageWords, type CitableText, type CitedPassage } from './citable';
import { allTerms, contentTerms, namesAndNumbers, sharedShare } from './claim-terms';
import { isQuoted, lettersOf, quotesIn, type Quote } from './quotes';

/** A paragraph, an item or a row of an answer: its words without the marks, and where these stand. */
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
 * `fine` is all that can be said of the others: they lead to a passage that speaks of the same things.
 */
type Verdict = 'fine' | 'absent' | 'check';

export interface CheckedRun {
  /** By the marks, in their order. */
  readonly verdicts: readonly Verdict[];
  /** Quotes that stand in nothing that was sent. */
  readonly notFound: readonly Quote[];
  /** Claims that have marks, and those of them that lead to the page. */
  readonly claims: number;
  readonly leading: number;
}

/** An answer and a page in one language have so many words in common, the small ones at least. */
const SAME_LANGUAGE = 0.25;

/** With fewer words or names to go by, nothing is said against a claim. */
const LEAST = { terms: 3, names: 2 };

/** Checks the runs of an answer against the texts that it was given. */
export function checkAnswer(runs: readonly Run[], texts: readonly CitableText[]): readonly CheckedRun[] {
  const sent = texts.map(sentWords);
  const letters = sent.map(lettersOf);
  const isSameLanguage =
    sharedShare(allTerms(runs.map(({ text }) => text).join('\n')), allTerms(sent.join('\n'))) >=
    SAME_LANGUAGE;

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
        return cited ? verdictOn(claim, cited, isSameLanguage) : 'absent';
      });
      // Of several passages each may say a part of the claim.
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

/** What stands before marks that follow each other, from the marks before on. */
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

/** What was sent of a text. */
function sentWords(of: CitableText): string {
  return of.passages
    .map((_, index) => (of.isSent[index] === true ? passageWords({ of, index }) : ''))
    .join('\n');
}
