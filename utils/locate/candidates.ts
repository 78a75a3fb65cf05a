import { endOf, pieceAt, type PageText } from './page-text';

/** A stretch of the folded text of a page, or of a passage. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Stretches of a page that are, in their order and together, the text of a passage. */
export type Candidate = readonly Stretch[];

/** More places than these for one text are not told apart by what stands around them. */
const MAX_PLACES = 300;

/** Between two parts of a passage may stand so much that was not read, in pieces and folded characters. */
const MAX_GAP = { pieces: 40, characters: 500 } as const;

/** A part of a passage from which its place is found, in folded characters, and how many of them are tried. */
const ANCHOR = { shortest: 4, longest: 16, tries: 6 } as const;

/** Every text can be read in many ways if only enough may be left out. */
const MAX_STEPS = 4000;

/** Every place in which a text stands in one piece. Both are folded. */
export function wholeCandidates({ text }: PageText, wanted: string): readonly Candidate[] {
  return placesOf(text, wanted).map((start) => [{ start, end: start + wanted.length }]);
}

export interface Search {
  readonly page: PageText;
  /** Folded. */
  readonly wanted: string;
  /** Stretches of the wanted text that the page may lack: they were written by who read it. */
  readonly mayLack: readonly Stretch[];
  /** Whether a piece of the page may stand between two parts without being read. */
  readonly mayPass: (piece: number) => boolean;
}

/**
 * Every place in which a text stands with something between its parts that was not read, such as a button or the
 * mark of a footnote. Parts and gaps are whole pieces of the page, but at both ends.
 */
export function brokenCandidates(search: Search): readonly Candidate[] {
  const { page, wanted } = search;
  const found = new Map<number, Candidate>();
  const length = Math.max(ANCHOR.shortest, Math.min(ANCHOR.longest, Math.floor(wanted.length / 3)));
  for (let tried = 0; tried < ANCHOR.tries && found.size === 0; tried += 1) {
    const from = Math.floor((tried * Math.max(0, wanted.length - length)) / (ANCHOR.tries - 1));
    const tails = new Set<number>();
    for (const place of placesOf(page.text, wanted.slice(from, from + length))) {
      const last = pieceAt(page, place);
      for (let first = last; first >= Math.max(0, last - MAX_GAP.pieces); first -= 1) tails.add(first);
    }
    for (const first of tails) {
      const candidate = beginningIn(search, first);
      const end = candidate?.at(-1)?.end;
      // Of those that end alike the one that begins last leaves the least out.
      if (candidate && end !== undefined) {
        const other = found.get(end);
        if (!other || (other[0]?.start ?? 0) < (candidate[0]?.start ?? 0)) found.set(end, candidate);
      }
    }
  }
  return [...found.values()];
}

/** The wanted text as it begins within a piece of the page; null where it does not. */
function beginningIn(search: Search, first: number): Candidate | null {
  const { page, wanted, mayLack } = search;
  const [from, to] = [page.starts[first] ?? 0, endOf(page, first)];
  const skipped = mayLack.filter(({ start }) => start === 0).map(({ end }) => end);
  for (const index of [0, ...skipped]) {
    for (let start = from; start < to; start += 1) {
      const length = Math.min(to - start, wanted.length - index);
      if (!page.text.startsWith(wanted.slice(index, index + length), start)) continue;
      const rest = follow(search, index + length, first + 1);
      if (rest) return joined([{ start, end: start + length }, ...rest]);
    }
  }
  return null;
}

/** What follows in the page from the beginning of a piece on, up to the end of the wanted text. */
function follow(search: Search, index: number, piece: number): readonly Stretch[] | null {
  const { page, wanted, mayLack, mayPass } = search;
  let steps = 0;

  function go(i: number, at: number, gap: number, passed: number): readonly Stretch[] | null {
    if (i >= wanted.length) return [];
    steps += 1;
    if (steps > MAX_STEPS || at >= page.pieces.length) return null;
    const [start, end] = [page.starts[at] ?? 0, endOf(page, at)];
    const length = Math.min(end - start, wanted.length - i);
    if (page.text.startsWith(wanted.slice(i, i + length), start)) {
      const rest = go(i + length, at + 1, 0, 0);
      if (rest) return [{ start, end: start + length }, ...rest];
    }
    for (const lacking of mayLack) {
      const rest = lacking.start === i ? go(lacking.end, at, gap, passed) : null;
      if (rest) return rest;
    }
    const wider = gap + end - start;
    if (passed >= MAX_GAP.pieces || wider > MAX_GAP.characters || !mayPass(at)) return null;
    return go(i, at + 1, wider, passed + 1);
  }

  return go(index, piece, 0, 0);
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
