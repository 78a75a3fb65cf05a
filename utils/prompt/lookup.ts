/** The local answers to a model that asks for more of a page, made from the text that was read. */
import type { TextRange } from '../page/reading';
import { clip } from '../text/clip';
import { lookedUp, openPage, said, sectionsInWords, type LookedUp, type LookupPage } from './looked-up';
import { sectionNumber } from './outline';
import type { Piece } from './pieces';
import { bestOf, byScore, isRelated, rankPieces } from './rank-pieces';

/** In characters, of the model's own words in our sentences. */
const LONGEST_QUERY = 100;

/** In our sentences: numbers that name no section. */
const MOST_UNKNOWN = 10;

/**
 * Finds the passages that have most to do with a query and were not given before, in the order of the page. `budget`
 * bounds the tokens of the content.
 */
export function searchPage(page: LookupPage, query: string, budget: number): LookedUp {
  if (query.trim() === '') return said('The query is empty. Give words that stand on the page.');
  const words = JSON.stringify(clip(query.trim().replaceAll(/\s+/g, ' '), LONGEST_QUERY));
  const opened = openPage(page);
  const { sections, pieces } = opened;
  const scores = rankPieces(page.text, sections, pieces, { question: query, earlier: '' });
  const best = bestOf(scores);
  const related = byScore(scores).filter((i) => isRelated(scores[i], best));
  if (related.length === 0) {
    return said(
      `Nothing on the page has the words ${words}. Try other words, in the language of the page, or read sections by the numbers in its outline.`,
    );
  }
  const fresh = related.filter((i) => !isGiven(pieces[i], page.given));
  if (fresh.length === 0) {
    const places = sectionsInWords(related.flatMap((i) => pieces[i]?.section ?? []));
    return said(`You were given all that the page has about ${words} before, from ${places}.`);
  }
  return lookedUp(opened, fresh, budget, (left) =>
    left.length === 0
      ? `All that was found for ${words}, beside what you have:`
      : `The best that was found for ${words}, beside what you have. There is more in ${sectionsInWords(left)}:`,
  );
}

/**
 * Gives the text of sections by their numbers in the outline, without what was given before. `budget` bounds the tokens
 * of the content; what has no room is named, and so are numbers that no section has.
 */
export function readSections(page: LookupPage, numbers: readonly number[], budget: number): LookedUp {
  if (numbers.length === 0) return said('No section was named. Give numbers from the outline of the page.');
  const opened = openPage(page);
  const { all, pieces } = opened;
  const wanted = new Set(numbers);
  const own = pieces.flatMap(({ section }, i) => (wanted.has(sectionNumber(section)) ? [i] : []));
  const fresh = own.filter((i) => !isGiven(pieces[i], page.given));
  const given = own.filter((i) => !fresh.includes(i)).flatMap((i) => pieces[i]?.section ?? []);
  const notes = [
    ...unknownIn([...wanted], page, all.length),
    ...(given.length > 0
      ? [`You were given ${fresh.length === 0 ? 'all' : 'a part'} of ${sectionsInWords(given)} before.`]
      : []),
  ];
  if (fresh.length === 0) return said(notes.join('\n'));
  return lookedUp(opened, fresh, budget, (left) =>
    [
      ...notes,
      ...(left.length > 0
        ? [`There was no room for the rest of ${sectionsInWords(left)}: ask for it by itself.`]
        : []),
    ].join('\n'),
  );
}

/** Sentences about numbers that name no section, or one that the user took out. */
function unknownIn(numbers: readonly number[], { omitted }: LookupPage, count: number): readonly string[] {
  const out = numbers.filter((number) => omitted.some((index) => sectionNumber(index) === number));
  const unknown = numbers.filter((number) => !Number.isInteger(number) || number < 1 || number > count);
  return [
    ...(unknown.length > 0
      ? [
          `No section has the number ${unknown.slice(0, MOST_UNKNOWN).join(', ')}${unknown.length > MOST_UNKNOWN ? ', …' : ''}: the page has §1 to §${count}.`,
        ]
      : []),
    ...(out.length > 0
      ? [`The user took ${sectionsInWords(out.map((number) => number - 1))} out: it is not given.`]
      : []),
  ];
}

function isGiven(piece: Piece | undefined, given: readonly TextRange[]): boolean {
  return piece !== undefined && given.some(({ start, end }) => start <= piece.start && piece.end <= end);
}
