import type { Kind } from './scene.ts';
import type { Walk } from './walk.ts';

export interface Told extends Walk {
  readonly number: number;
  /** Steps taken before anything was left out. */
  readonly steps: number;
}

export interface Summary {
  readonly walks: number;
  readonly steps: number;
  readonly mismatches: number;
  readonly lostFocus: number;
  readonly blank: number;
  readonly errors: number;
  readonly stuck: number;
}

export function summarise(walks: readonly Told[]): Summary {
  const count = (kind: Kind) =>
    walks.flatMap(({ findings }) => findings).filter((finding) => finding.kind === kind).length;
  return {
    walks: walks.length,
    steps: walks.reduce((sum, { steps }) => sum + steps, 0),
    mismatches: count('mismatch'),
    lostFocus: count('lostFocus'),
    blank: count('blank'),
    errors: count('error'),
    stuck: count('stuck'),
  };
}

/** For the terminal: the figures, and each thing that was found, the most frequent first. */
export function table(summary: Summary, walks: readonly Told[]): string {
  const found = new Map<string, number[]>();
  for (const { number, taken, findings } of walks) {
    for (const { kind, what, at } of findings) {
      // The rule that was broken, after which step; how exactly stands in the walk's own lines.
      const line = `${kind} after ${taken[at]?.name ?? 'the beginning'}: ${what.split(': ')[0] ?? ''}`;
      found.set(line, [...(found.get(line) ?? []), number]);
    }
  }
  const lines = [...found]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(
      ([line, numbers]) =>
        `${String(numbers.length).padStart(4)}  ${line}  (walks ${[...new Set(numbers)].join(', ')})`,
    );
  const figures = Object.entries(summary).map(([name, count]) => `${name.padEnd(10)} ${String(count)}`);
  return [...figures, ...lines].join('\n');
}
