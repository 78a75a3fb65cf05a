import { withInitials } from './initials';
import type { TextRun } from './pdf-page';
import type { PlacedRun } from './placed-run';

/** The text on one baseline, from left to right. */
export interface Line {
  readonly runs: readonly PlacedRun[];
  readonly x: number;
  readonly right: number;
  readonly y: number;
  /** The size of most of its text. */
  readonly size: number;
}

/** In parts of the font's size. */
const SAME_BASELINE = 0.3;
/**
 * The greatest size of small text, in parts of its line's, and its greatest distance from the text it belongs
 * to.
 */
const SMALL = 0.85;
const ATTACHED = 0.4;
/** The number of lines above that are searched: lines of columns with other baselines lie between them. */
const NEAR_LINES = 8;

/** Puts runs on lines, by their baselines. Lines go from the top down, across all columns. */
export function linesOfRuns(runs: readonly TextRun[]): readonly Line[] {
  const drafts: { y: number; size: number; runs: PlacedRun[] }[] = [];
  for (const run of withInitials(runs).toSorted((a, b) => a.y - b.y)) {
    if (run.text.trim() === '' && run.width <= 0) continue;
    const draft = drafts
      .slice(-NEAR_LINES)
      .findLast(({ y, size }) => Math.abs(run.y - y) <= SAME_BASELINE * Math.min(size, run.size));
    const placed: PlacedRun = { ...run, shift: 'none' };
    if (!draft) {
      drafts.push({ y: run.y, size: run.size, runs: [placed] });
      continue;
    }
    draft.runs.push(placed);
    if (run.size > draft.size) [draft.y, draft.size] = [run.y, run.size];
  }
  const lines = drafts.map(({ runs: parts }) => parts);
  attachSmall(lines);
  return lines
    .filter((parts) => parts.some(({ text }) => text.trim() !== ''))
    .map((parts) => lineOf(parts))
    .toSorted((a, b) => a.y - b.y);
}

/** A line of these runs. There must be one at least. */
export function lineOf(parts: readonly PlacedRun[]): Line {
  const runs = parts.toSorted((a, b) => a.x - b.x);
  const text = runs.filter((run) => run.text.trim() !== '');
  const solid = text.length > 0 ? text : runs;
  const main = mainRun(solid);
  return {
    runs,
    x: Math.min(...solid.map(({ x }) => x)),
    right: Math.max(...solid.map(({ x, width }) => x + width)),
    y: main.y,
    size: main.size,
  };
}

function mainRun(runs: readonly PlacedRun[]): PlacedRun {
  const flat = runs.filter(({ shift }) => shift === 'none');
  const [first, ...rest] = flat.length > 0 ? flat : runs;
  if (!first) throw new Error('A line has text.');
  return rest.reduce((best, run) => (run.text.length > best.text.length ? run : best), first);
}

/** Moves small runs slightly above or below the end of bigger text to its line. */
function attachSmall(lines: PlacedRun[][]): void {
  lines.forEach((line, index) => {
    const neighbours = lines.slice(Math.max(0, index - 3), index + 4).filter((other) => other !== line);
    const kept: PlacedRun[] = [];
    for (const run of line) {
      const found = run.text.trim() === '' || run.text.length > 12 ? null : hostOf(run, neighbours);
      if (found) found.line.push({ ...run, shift: run.y < found.host.y ? 'super' : 'sub' });
      else kept.push(run);
    }
    line.splice(0, line.length, ...markShifted(kept));
  });
}

function hostOf(run: TextRun, lines: readonly PlacedRun[][]) {
  for (const line of lines) {
    const host = line.find((other) => isHost(other, run));
    if (host) return { host, line };
  }
  return null;
}

function isHost(host: PlacedRun, run: TextRun): boolean {
  const rise = host.y - run.y;
  const gap = Math.max(run.x - (host.x + host.width), host.x - (run.x + run.width));
  return (
    host.shift === 'none' &&
    host.text.trim() !== '' &&
    run.size <= SMALL * host.size &&
    rise < 0.8 * host.size &&
    rise > -0.4 * host.size &&
    gap < ATTACHED * host.size &&
    gap > -0.5 * host.size
  );
}

/** Finds small runs that are on their line anyway, since they are only slightly raised. */
function markShifted(runs: readonly PlacedRun[]): readonly PlacedRun[] {
  return runs.map((run) => {
    if (run.text.trim() === '' || run.text.length > 12) return run;
    const host = runs.find((other) => other !== run && isHost(other, run));
    if (!host || Math.abs(run.y - host.y) < 0.12 * host.size) return run;
    return { ...run, shift: run.y < host.y ? 'super' : 'sub' };
  });
}
