import { isWordStart } from './edges';
import { endOf, pieceAt, type FoldedPage, type Piece } from './folded-page';
import type { Stretch, Candidate } from './stretch';

/** If one text has more places than this, their surroundings are not compared. */
const MAX_PLACES = 200;

/** A text with fewer characters occurs in half of all words: it must begin a piece of the page. */
const TINY = 4;

/** The most unread text between two parts of a passage, in pieces and folded characters. */
const MAX_GAP = { pieces: 40, characters: 500 } as const;

/**
 * A part of a passage by which its place is found, in folded characters; the number of parts that are tried,
 * and the number of tries for each.
 */
const ANCHOR = { shortest: 4, longest: 16, parts: 4, tries: 5 } as const;

/** Any text can be matched in many ways if enough may be skipped; this is the most steps for a passage. */
const MAX_STEPS = 20_000;

/** Every place at which a text occurs in one piece. Both are folded. */
export function wholeCandidates(page: FoldedPage, wanted: string): readonly Candidate[] {
  const { text, starts } = page;
  const places =
    wanted.length < TINY
      ? starts.filter((start) => text.startsWith(wanted, start)).slice(0, MAX_PLACES)
      : placesOf(text, wanted);
  return places.map((start) => [{ start, end: start + wanted.length }]);
}

export interface Search {
  readonly page: FoldedPage;
  /** Folded. */
  readonly wanted: string;
  /** Stretches of the wanted text that the page may lack, because the extraction added them. */
  readonly mayLack: readonly Stretch[];
  /** True if a piece of the page may come between two parts without being read. */
  readonly mayPass: (piece: Piece) => boolean;
}

/**
 * Every place at which a text occurs with unread pieces between its parts, such as a button or a footnote
 * sign. Parts and gaps are whole pieces of the page, except at both ends.
 */
export function brokenCandidates(search: Search): readonly Candidate[] {
  const { page, wanted } = search;
  const found = new Map<number, Candidate>();
  const follow = createFollowing(search);
  for (const anchor of anchorsOf(search)) {
    const firsts = new Set<number>();
    for (const place of placesOf(page.text, wanted.slice(anchor.start, anchor.end))) {
      const last = pieceAt(page, place);
      for (let first = last; first >= Math.max(0, last - MAX_GAP.pieces); first -= 1) firsts.add(first);
    }
    for (const first of firsts) {
      const candidate = beginningIn(search, first, follow);
      const end = candidate?.at(-1)?.end;
      if (!candidate || end === undefined) continue;
      // Of candidates with the same end the longest lacks the least, and the shortest of these skips the
      // least.
      const other = found.get(end);
      if (!other || isBetter(candidate, other)) found.set(end, candidate);
    }
    if (found.size > 0) break;
  }
  return [...found.values()];
}

/** Parts of the wanted text that must be there, from all over it. */
function anchorsOf({ wanted, mayLack }: Search): readonly Stretch[] {
  const lacks = mayLack.toSorted((one, other) => one.start - other.start);
  const firm: Stretch[] = [];
  let from = 0;
  for (const { start, end } of [...lacks, { start: wanted.length, end: wanted.length }]) {
    if (start > from) firm.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  const parts = firm.length > 0 ? firm : lacks;
  const longest = parts.toSorted((one, other) => lengthOf(other) - lengthOf(one)).slice(0, ANCHOR.parts);
  return longest.flatMap(({ start, end }) => {
    const length = Math.max(ANCHOR.shortest, Math.min(ANCHOR.longest, Math.floor((end - start) / 3)));
    const room = Math.max(0, end - start - length);
    const places = Array.from(
      { length: ANCHOR.tries },
      (_, n) => start + Math.floor((n * room) / (ANCHOR.tries - 1)),
    );
    return [...new Set(places)].map((place) => ({ start: place, end: Math.min(end, place + length) }));
  });
}

function isBetter(candidate: Candidate, other: Candidate): boolean {
  const more = textLengthOf(candidate) - textLengthOf(other);
  return more > 0 || (more === 0 && (candidate[0]?.start ?? 0) > (other[0]?.start ?? 0));
}

function textLengthOf(candidate: Candidate): number {
  return candidate.reduce((sum, stretch) => sum + lengthOf(stretch), 0);
}

function lengthOf({ start, end }: Stretch): number {
  return end - start;
}

/** Matches the beginning of the wanted text within a piece of the page; null where it does not match. */
function beginningIn(
  search: Search,
  first: number,
  follow: ReturnType<typeof createFollowing>,
): Candidate | null {
  const { page, wanted, mayLack } = search;
  const [from, to] = [page.starts[first] ?? 0, endOf(page, first)];
  for (const index of beginnings(mayLack)) {
    if (index === wanted.length) continue;
    for (let start = from; start < to; start += 1) {
      const length = Math.min(to - start, wanted.length - index);
      if (!page.text.startsWith(wanted.slice(index, index + length), start)) continue;
      if (start > from && !isWordStart(page, start)) continue;
      const rest = follow(index + length, first + 1);
      if (rest) return joined([{ start, end: start + length }, ...rest]);
    }
  }
  return null;
}

/**
 * The places where the wanted text may begin: its first character, or the end of a part that the page lacks.
 */
function beginnings(mayLack: readonly Stretch[]): ReadonlySet<number> {
  const found = new Set([0]);
  // The loop also visits entries that are added on the way.
  for (const index of found) {
    for (const { start, end } of mayLack) if (start === index) found.add(end);
  }
  return found;
}

/**
 * Matches the rest of the wanted text from the beginning of a piece of the page; null where it does not match
 * to the end. A dead end is not tried again.
 */
function createFollowing({ page, wanted, mayLack, mayPass }: Search) {
  const failed = new Set<number>();
  // Next to text that the extraction added, the page has words of its own for it.
  const edges = new Set(mayLack.flatMap(({ start, end }) => [start, end]));

  return function follow(index: number, at: number, gap = 0, passed = 0): readonly Stretch[] | null {
    if (index >= wanted.length) return [];
    const state = at * wanted.length + index;
    const piece = page.pieces[at];
    if (!piece || failed.has(state) || failed.size > MAX_STEPS) return null;
    const [start, end] = [page.starts[at] ?? 0, endOf(page, at)];
    const length = Math.min(end - start, wanted.length - index);
    if (page.text.startsWith(wanted.slice(index, index + length), start)) {
      const rest = follow(index + length, at + 1);
      if (rest) return [{ start, end: start + length }, ...rest];
    }
    for (const lacking of mayLack) {
      const rest = lacking.start === index ? follow(lacking.end, at, gap, passed) : null;
      if (rest) return rest;
    }
    const wider = gap + end - start;
    const isNear = passed < MAX_GAP.pieces && wider <= MAX_GAP.characters;
    const isPassed = isNear && (edges.has(index) || mayPass(piece));
    const rest = isPassed ? follow(index, at + 1, wider, passed + 1) : null;
    if (!rest) failed.add(state);
    return rest;
  };
}

function placesOf(text: string, wanted: string): readonly number[] {
  const places: number[] = [];
  if (wanted === '') return places;
  for (
    let at = text.indexOf(wanted);
    at >= 0 && places.length < MAX_PLACES;
    at = text.indexOf(wanted, at + 1)
  ) {
    places.push(at);
  }
  return places;
}

/** Joins stretches that touch. */
function joined(stretches: readonly Stretch[]): Candidate {
  const all: Stretch[] = [];
  for (const stretch of stretches) {
    const last = all.at(-1);
    if (last?.end === stretch.start) all[all.length - 1] = { start: last.start, end: stretch.end };
    else all.push(stretch);
  }
  return all;
}
