import { isWordStart } from './edges';
import { endOf, pieceAt, type FoldedPage, type Piece } from './folded-page';
import type { Stretch, Candidate } from './stretch';

/** More places than these for one text are not told apart by what stands around them. */
const MAX_PLACES = 200;

/** Fewer characters than these stand in half of all words: they must begin a piece of the page. */
const TINY = 4;

/** Between two parts of a passage may stand so much that was not read, in pieces and folded characters. */
const MAX_GAP = { pieces: 40, characters: 500 } as const;

/** A part of a passage from which its place is found, in folded characters; how many of its parts are tried, and how many times each. */
const ANCHOR = { shortest: 4, longest: 16, parts: 4, tries: 5 } as const;

/** Every text can be read in many ways if only enough may be left out; so many are looked at for a passage. */
const MAX_STEPS = 20_000;

/** Every place in which a text stands in one piece. Both are folded. */
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
  /** Stretches of the wanted text that the page may lack: they were written by who read it. */
  readonly mayLack: readonly Stretch[];
  /** Whether a piece of the page may stand between two parts without being read. */
  readonly mayPass: (piece: Piece) => boolean;
}

/**
 * Every place in which a text stands with something between its parts that was not read, such as a button or the
 * mark of a footnote. Parts and gaps are whole pieces of the page, but at both ends.
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
      // Of those that end alike the longest lacks the least, and the shortest of these skips the least.
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

/** The wanted text as it begins within a piece of the page; null where it does not. */
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

/** Where the wanted text may begin: at its first character, or behind what the page lacks of it. */
function beginnings(mayLack: readonly Stretch[]): ReadonlySet<number> {
  const found = new Set([0]);
  // What is added on the way is gone through too.
  for (const index of found) {
    for (const { start, end } of mayLack) if (start === index) found.add(end);
  }
  return found;
}

/**
 * Reads the wanted text on from the beginning of a piece of the page; null where it does not go on to its end.
 * What led nowhere once is not tried again.
 */
function createFollowing({ page, wanted, mayLack, mayPass }: Search) {
  const failed = new Set<number>();
  // Beside what was written by who read it the page has its own words for it.
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

/** Stretches that touch are one. */
function joined(stretches: readonly Stretch[]): Candidate {
  const all: Stretch[] = [];
  for (const stretch of stretches) {
    const last = all.at(-1);
    if (last?.end === stretch.start) all[all.length - 1] = { start: last.start, end: stretch.end };
    else all.push(stretch);
  }
  return all;
}
