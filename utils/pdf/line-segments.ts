import type { Line } from './lines';
import type { PlacedRun } from './placed-run';

/** Part of a line with no wide gap in it. */
export interface Segment {
  readonly runs: readonly PlacedRun[];
  readonly x: number;
  readonly right: number;
}

/** Splits a line at gaps of at least `gap` times its size. */
export function segmentsOf(line: Line, gap: number): readonly Segment[] {
  const segments: { runs: PlacedRun[]; x: number; right: number }[] = [];
  for (const run of line.runs) {
    if (run.text.trim() === '') continue;
    const last = segments.at(-1);
    const right = run.x + run.width;
    if (last && run.x - last.right < gap * line.size) {
      last.runs.push(run);
      last.right = Math.max(last.right, right);
    } else segments.push({ runs: [run], x: run.x, right });
  }
  return segments;
}
