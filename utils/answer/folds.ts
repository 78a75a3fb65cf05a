/** Parts that may have blank lines within: folds (`<details>` with its `<summary>`), and comments. */
import { openFence, passFence, type Fences } from './fences';

/** The state within a fold, the folds and the code that are open, or within a comment. */
export interface Fold {
  readonly depth: number;
  readonly fences: Fences;
  readonly isComment: boolean;
}

const START = /^<details(?:\s[^<>]*)?>[ \t]*(?=$|<summary\b)/i;
const TAGS = /<(\/?)details\b[^<>]*>/gi;

/** The state before a line that begins a fold, or a comment; null where `line` begins none. */
export function openFold(line: string): Fold | null {
  const isComment = line.startsWith('<!--');
  return isComment || START.test(line) ? { depth: 0, fences: [], isComment } : null;
}

export interface PassedFold {
  /** Null when the line closes the fold. */
  readonly fold: Fold | null;
  /** The end of the tag that closes it; the end of the line without one. */
  readonly end: number;
}

/** The state after `line`. Tags in code do not count. */
export function passFold(before: Fold, line: string): PassedFold {
  const { depth, fences, isComment } = before;
  const end = line.length;
  if (isComment) return { fold: line.includes('-->') ? null : before, end };
  if (fences.length > 0) {
    return { fold: { ...before, fences: passFence(fences, line, { before: '', after: null }) }, end };
  }
  const fence = openFence(line);
  if (fence) return { fold: { ...before, fences: [fence] }, end };
  let now = depth;
  for (const { 0: raw, 1: slash, index } of line.matchAll(TAGS)) {
    now += slash === '' ? 1 : -1;
    if (now === 0) return { fold: null, end: index + raw.length };
  }
  return { fold: { ...before, depth: now }, end };
}

/** The length of the fold that `source` begins with, up to its closing tag; of all of it without one. */
export function foldLength(source: string): number {
  let fold: Fold = { depth: 0, fences: [], isComment: false };
  let start = 0;
  for (const line of source.split('\n')) {
    const passed: PassedFold = passFold(fold, line);
    if (!passed.fold) return start + passed.end;
    fold = passed.fold;
    start += line.length + 1;
  }
  return source.length;
}
