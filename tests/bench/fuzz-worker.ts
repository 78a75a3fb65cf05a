import { parentPort, workerData } from 'node:worker_threads';
import type { CompletionEvent } from '../../utils/kimi/completion-event.ts';
import { KimiError } from '../../utils/kimi/errors.ts';
import { heard } from '../wire/heard.ts';
import { faultsOf } from '../wire/faults.ts';
import { bodyOf, readAnswer } from './answer-body.ts';
import { createFuzzInputs, type FuzzInput } from './fuzz-inputs.ts';
import { createRandom } from './random.ts';

/** The findings so far. */
export interface FuzzReport {
  readonly inputs: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly answers: number;
  readonly errors: number;
  /** Threw anything but a KimiError. */
  readonly throws: number;
  /** Ends twice or not at all, or says "undefined". */
  readonly undefineds: number;
  /** Gave another result in one piece. */
  readonly differences: number;
  readonly hangs: number;
  /** The first of them, in words. */
  readonly findings: readonly string[];
  readonly isDone: boolean;
}

interface Outcome {
  readonly events: readonly CompletionEvent[];
  readonly error: unknown;
}

const { seed, inputs } = workerData as { readonly seed: number; readonly inputs: number };

/** The interval at which the parent is told that all is well. */
const REPORT_EVERY = 1000;
const MAX_FINDINGS = 20;

const made = createFuzzInputs(createRandom(seed));
const kinds: Record<string, number> = {};
const counts = { answers: 0, errors: 0, throws: 0, undefineds: 0, differences: 0 };
const findings: string[] = [];

for (let number = 1; number <= inputs; number++) {
  const input = made.next();
  kinds[input.kind] = (kinds[input.kind] ?? 0) + 1;
  const whole = Buffer.concat(input.pieces);
  const outcome = await read(input.pieces, input);
  judge(number, outcome, whole);
  const other = await read(whole.length === 0 ? [] : [whole], input);
  if (said(outcome) !== said(other)) {
    counts.differences++;
    find(number, `comes out another way when it is cut: ${said(outcome)} and ${said(other)}`, whole);
  }
  if (number % REPORT_EVERY === 0) report(number, false);
}
report(inputs, true);

function judge(number: number, { events, error }: Outcome, body: Uint8Array): void {
  if (error === undefined) counts.answers++;
  else counts.errors++;
  for (const fault of faultsOf(events, error, body)) {
    if (fault.startsWith('throws')) counts.throws++;
    else counts.undefineds++;
    find(number, fault, body);
  }
}

function find(number: number, what: string, body: Uint8Array): void {
  if (findings.length < MAX_FINDINGS) {
    findings.push(`seed ${seed}, input ${number} ${what}: ${JSON.stringify(Buffer.from(body).toString())}`);
  }
}

function report(number: number, isDone: boolean): void {
  parentPort?.postMessage({
    inputs: number,
    kinds,
    ...counts,
    hangs: 0,
    findings,
    isDone,
  } satisfies FuzzReport);
}

async function read(pieces: readonly Uint8Array[], { status, isBroken }: FuzzInput): Promise<Outcome> {
  const events: CompletionEvent[] = [];
  try {
    const body = bodyOf(isBroken ? thenBreak(pieces) : pieces);
    for await (const event of readAnswer(new Response(body, { status }))) events.push(event);
    return { events, error: undefined };
  } catch (error) {
    return { events, error };
  }
}

function* thenBreak(pieces: readonly Uint8Array[]): Generator<Uint8Array> {
  yield* pieces;
  throw new TypeError('terminated');
}

/** The resulting text, over any number of events. */
function said({ events, error }: Outcome): string {
  const { reasoning, text, unread } = heard(events);
  const ended = error instanceof KimiError ? [error.kind, error.message, error.code] : [String(error)];
  return JSON.stringify([reasoning, text, unread, events.find(({ type }) => type === 'end'), ...ended]);
}
