import { parentPort, workerData } from 'node:worker_threads';
import { createFuzzRun, type FuzzReport } from './fuzz-run.ts';

/** A report, and the last one if all inputs were read. */
export interface FuzzMessage {
  readonly report: FuzzReport;
  readonly isDone: boolean;
}

const { seed, inputs } = workerData as { readonly seed: number; readonly inputs: number };

/** The interval at which the parent is told that all is well. */
const REPORT_EVERY = 100;

const run = createFuzzRun(seed);
for (let number = 1; number <= inputs; number++) {
  await run.next();
  if (number % REPORT_EVERY === 0) tell(false);
}
tell(true);

function tell(isDone: boolean): void {
  parentPort?.postMessage({ report: run.report(), isDone } satisfies FuzzMessage);
}
