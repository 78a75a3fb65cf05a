import type { CompletionEvent } from '../../utils/kimi/completion-event.ts';
import { KimiError } from '../../utils/kimi/errors.ts';
import type { Tool } from '../../utils/kimi/tool.ts';
import { TOOLS } from '../utils/kimi/offered-tools.ts';
import { heard } from '../wire/heard.ts';
import { faultsOf } from '../wire/faults.ts';
import { bodyOf, readAnswer } from './answer-body.ts';
import { createFuzzInputs, type FuzzInput } from './fuzz-inputs.ts';
import type { KnownAnswer } from './known-answers.ts';
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
  /** Characters of known words that did not come out where they were put in, and such as came out beside them. */
  readonly lost: number;
  readonly added: number;
  /** Known answers that ended in another way, or told that something was not read. */
  readonly misjudged: number;
  /** The first of them, in words. */
  readonly findings: readonly string[];
}

interface Outcome {
  readonly events: readonly CompletionEvent[];
  readonly error: unknown;
}

const MAX_FINDINGS = 20;

/** Every so many inputs are read as the answer to a request that offered tools. */
const TOOLS_EVERY = 4;

/** Reads one input after the other, each whole and in pieces, and counts what is wrong with the results. */
export function createFuzzRun(seed: number) {
  const made = createFuzzInputs(createRandom(seed));
  const kinds: Record<string, number> = {};
  const counts = {
    inputs: 0,
    answers: 0,
    errors: 0,
    throws: 0,
    undefineds: 0,
    differences: 0,
    lost: 0,
    added: 0,
    misjudged: 0,
  };
  const findings: string[] = [];

  function judge(number: number, { events, error }: Outcome, body: Uint8Array): void {
    if (error === undefined) counts.answers++;
    else counts.errors++;
    for (const fault of faultsOf(events, error, body)) {
      if (fault.startsWith('throws')) counts.throws++;
      else counts.undefineds++;
      find(number, fault, body);
    }
  }

  /** Holds an answer against the words that were put into it. */
  function compare(number: number, { events, error }: Outcome, known: KnownAnswer, body: Uint8Array): void {
    const answer = heard(events);
    for (const kind of ['reasoning', 'text'] as const) {
      const { lost, added } = differenceOf(known[kind], answer[kind]);
      counts.lost += lost;
      counts.added += added;
      if (lost + added === 0) continue;
      find(
        number,
        `loses ${lost} and adds ${added} of ${kind}: ${JSON.stringify([known[kind], answer[kind]])}`,
        body,
      );
    }
    const message = error instanceof KimiError ? error.message : null;
    if (message === known.error && answer.unread === 0) return;
    counts.misjudged++;
    find(number, `ends in ${String(message)}, with ${answer.unread} unread`, body);
  }

  function find(number: number, what: string, body: Uint8Array): void {
    if (findings.length < MAX_FINDINGS) {
      findings.push(`seed ${seed}, input ${number} ${what}: ${JSON.stringify(Buffer.from(body).toString())}`);
    }
  }

  return {
    async next(): Promise<void> {
      const input = made.next();
      const number = (counts.inputs += 1);
      kinds[input.kind] = (kinds[input.kind] ?? 0) + 1;
      const whole = Buffer.concat(input.pieces);
      const tools = number % TOOLS_EVERY === 0 ? TOOLS : [];
      const outcome = await read(input.pieces, input, tools);
      judge(number, outcome, whole);
      if (input.known) compare(number, outcome, input.known, whole);
      const other = await read(whole.length === 0 ? [] : [whole], input, tools);
      if (said(outcome) === said(other)) return;
      counts.differences++;
      find(number, `comes out another way when it is cut: ${said(outcome)} and ${said(other)}`, whole);
    },

    report: (): FuzzReport => ({ ...counts, kinds, findings }),
  };
}

/** The number of characters between what is the same at both ends. */
function differenceOf(wanted: string, given: string) {
  const shorter = Math.min(wanted.length, given.length);
  let start = 0;
  while (start < shorter && wanted[start] === given[start]) start++;
  let end = 0;
  while (end < shorter - start && wanted.at(-1 - end) === given.at(-1 - end)) end++;
  return { lost: wanted.length - start - end, added: given.length - start - end };
}

async function read(
  pieces: readonly Uint8Array[],
  { status, isBroken }: FuzzInput,
  tools: readonly Tool[],
): Promise<Outcome> {
  const events: CompletionEvent[] = [];
  try {
    const body = bodyOf(isBroken ? thenBreak(pieces) : pieces);
    for await (const event of readAnswer(new Response(body, { status }), tools)) events.push(event);
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
  const last = events.filter(({ type }) => type === 'called' || type === 'end');
  return JSON.stringify([reasoning, text, unread, last, ...ended]);
}
