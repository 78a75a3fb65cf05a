import { PHASES, type Fault, type Phase } from './fault.ts';
import type { Run } from './run-fault.ts';

/** Totals in characters, except `runs` and `stuck`, which count runs. */
interface Figures {
  readonly runs: number;
  /**
   * The characters that the server had sent early enough before the fault, or all of them where the fault must not
   * hurt.
   */
  readonly sent: number;
  readonly kept: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly stuck: number;
}

interface Row extends Figures {
  readonly fault: string;
  /** The number of runs that struck in each phase. */
  readonly phases: Readonly<Record<Phase, number>>;
  /** The other problems. */
  readonly problems: readonly string[];
}

export interface Summary extends Figures {
  readonly rows: readonly Row[];
}

export function summarise(faults: readonly Fault[], runs: readonly Run[]): Summary {
  const rows = faults.map(({ name }) => {
    const own = runs.filter(({ fault }) => fault === name);
    const inPhase = (phase: Phase) => own.filter((run) => run.phase === phase).length;
    return {
      fault: name,
      ...add(own),
      phases: {
        start: inPhase('start'),
        reasoning: inPhase('reasoning'),
        answer: inPhase('answer'),
        end: inPhase('end'),
      },
      problems: own.flatMap(({ phase, at, problems }) =>
        problems.map((problem) => `${phase} at ${at.toFixed(3)}: ${problem}`),
      ),
    };
  });
  return { rows, ...add(runs) };
}

function add(runs: readonly Run[]): Figures {
  const sum = (figure: 'sent' | 'kept' | 'lost' | 'duplicated') =>
    runs.reduce((total, run) => total + run[figure], 0);
  return {
    runs: runs.length,
    sent: sum('sent'),
    kept: sum('kept'),
    lost: sum('lost'),
    duplicated: sum('duplicated'),
    stuck: runs.filter(({ isStuck }) => isStuck).length,
  };
}

/** For the terminal: one line a fault, and what was wrong below. */
export function table(summary: Summary): string {
  const head = ['fault', 'runs', 'sent', 'kept', 'lost', 'twice', 'stuck', ...PHASES];
  const cells = summary.rows.map((row) => [
    row.fault,
    ...figuresOf(row),
    ...PHASES.map((phase) => String(row.phases[phase])),
  ]);
  const all = [head, ...cells, ['all', ...figuresOf(summary)]];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  const problems = summary.rows.flatMap(({ fault, problems: found }) =>
    found.map((problem) => `${fault}, ${problem}`),
  );
  return [...lines, ...problems].join('\n');
}

function figuresOf({ runs, sent, kept, lost, duplicated, stuck }: Figures): readonly string[] {
  return [runs, sent, kept, lost, duplicated, stuck].map(String);
}
