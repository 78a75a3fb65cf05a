/** The passages that were sent, by the terms that they have. */
import { headingsOf, passageWords, type CitableText, type CitedPassage } from './citable';
import { termsOf, VALUE, type TextTerms } from './claim-terms';
import { knownWords, type KnownWords } from './names';
import { sectionsOf, type Section } from '../prompt/sections';
import { knownValues, valuesOf, type KnownValues } from './values';

export interface PassageIndex {
  readonly texts: readonly CitableText[];
  /** All passages that were sent. */
  readonly passages: readonly CitedPassage[];
  /** The words of each of them. */
  readonly sent: readonly string[];
  /** The places, among `passages`, of those that have a term. */
  readonly holders: ReadonlyMap<string, readonly number[]>;
  /** The words and values of all that was sent, with its titles and headings. */
  readonly words: KnownWords;
  readonly values: KnownValues;
  /** The words that many passages have: the small words of its language. */
  readonly common: ReadonlySet<string>;
  readonly headingsOf: (cited: CitedPassage) => readonly string[];
  /** The place of a passage. */
  readonly placeOf: (cited: CitedPassage) => number;
  /** The weight of a term: the more, the fewer passages have it. */
  readonly weightOf: (term: string) => number;
}

/** A number says more than a word, since few say the same by chance. */
const VALUE_WEIGHT = 1.5;

/** The number of small words that make up a third of any text. */
const COMMON = 150;

/** Reads each passage once, so that many claims can be held against them. */
export function indexPassages(texts: readonly CitableText[]): PassageIndex {
  const passages: CitedPassage[] = [];
  const firsts = new Map<CitableText, number[]>();
  for (const of of texts) {
    const places = of.passages.map((_, index) =>
      of.isSent[index] === true ? passages.push({ of, index }) - 1 : -1,
    );
    firsts.set(of, places);
  }
  const sent = passages.map(passageWords);
  const sections = new Map(texts.map((of) => [of, sectionsOf(of.text)]));
  const facts = texts.flatMap((of) => factsOf(of, sections.get(of) ?? []));
  const holders = new Map<string, number[]>();
  /** By the number of passages that have each. */
  const words = new Map<string, number>();
  const values = [...valuesOf(countsOf(passages))];
  const read = (text: string): TextTerms => {
    const own = [...valuesOf(text)];
    values.push(...own);
    const terms = termsOf(text, own);
    for (const word of terms.words) words.set(word, (words.get(word) ?? 0) + 1);
    return terms;
  };
  for (const text of facts) read(text);
  for (const [place, text] of sent.entries()) {
    for (const term of read(text).content) {
      const others = holders.get(term);
      if (others) others.push(place);
      else holders.set(term, [place]);
    }
  }
  return {
    texts,
    passages,
    sent,
    holders,
    words: knownWords(new Set(words.keys()), [...facts, ...sent]),
    values: knownValues(values, [...facts, ...sent]),
    common: commonOf(words),
    headingsOf: (cited) => headingsOf(cited, sections.get(cited.of)),
    placeOf: ({ of, index }) => firsts.get(of)?.[index] ?? -1,
    weightOf: (term) => {
      const rarity = Math.sqrt(Math.log(1 + passages.length / (holders.get(term)?.length ?? 1)));
      return term.startsWith(VALUE) ? rarity * VALUE_WEIGHT : rarity;
    },
  };
}

/** The words that most passages have, none that only one has. */
function commonOf(counts: ReadonlyMap<string, number>): ReadonlySet<string> {
  const repeated = [...counts].filter(([, count]) => count > 1).toSorted(([, one], [, other]) => other - one);
  return new Set(repeated.slice(0, COMMON).map(([word]) => word));
}

/** The title of a page, its headings, and what else of it is sent beside its passages. */
function factsOf({ page }: CitableText, sections: readonly Section[]): readonly string[] {
  const headings = sections.flatMap((section) => section.headings.map(({ title }) => title));
  return [page?.title, page?.url, page?.byline, page?.published, ...headings].filter(
    (fact) => typeof fact === 'string',
  );
}

/** The numbers of items in each list and of rows in each table: answers tell them, pages seldom do. */
function countsOf(passages: readonly CitedPassage[]): string {
  const counts: number[] = [];
  let last: string | undefined;
  for (const { of, index } of passages) {
    const kind = of.passages[index]?.kind;
    if (kind === 'item' || kind === 'row') {
      if (kind === last) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
      else counts.push(1);
    }
    last = kind;
  }
  // A table's first row names its columns.
  return counts.flatMap((count) => [count, count - 1]).join(' ; ');
}
