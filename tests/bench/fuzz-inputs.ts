import { readdirSync, readFileSync } from 'node:fs';
import { frame } from '../kimi-server/irregular/frames.ts';
import { IRREGULAR } from '../kimi-server/irregular/irregular.ts';
import { createKnownAnswers, type KnownAnswer } from './known-answers.ts';
import type { Random } from './random.ts';

/** A server's body, and how it arrives. */
export interface FuzzInput {
  readonly kind: (typeof KINDS)[number];
  readonly status: number;
  readonly pieces: readonly Uint8Array[];
  /** The body breaks after its last piece. */
  readonly isBroken: boolean;
  /** The words that were put into it, and must come out; null where they are not known. */
  readonly known: KnownAnswer | null;
}

const KINDS = ['known', 'known', 'known', 'mutation', 'mutation', 'grammar', 'grammar', 'bytes'] as const;
/** The share of refusals, which is small since most of the client is for what comes after. */
const REFUSAL_SHARE = 0.2;
const REFUSALS = [400, 401, 403, 404, 413, 422, 429, 500, 502, 503, 504, 524] as const;

/** The most bytes of an input: long ones take long, and find no more than short ones. */
const MAX_BYTES = 3000;

const FIXTURES = new URL('../fixtures/kimi/', import.meta.url);

/** Makes inputs out of the captures, the irregular answers, known words, the format's own words and chance. */
export function createFuzzInputs(random: Random) {
  const seeds = readSeeds();

  const answers = createKnownAnswers(random);

  function body(kind: Exclude<FuzzInput['kind'], 'known'>): Uint8Array {
    switch (kind) {
      case 'mutation':
        return mutate(random, random.pick(seeds));
      case 'grammar':
        return Buffer.from(
          Array.from({ length: 1 + random.below(12) }, () => phrase(random)).join('') + random.pick(ENDINGS),
        );
      case 'bytes':
        return Uint8Array.from({ length: random.below(200) }, () => random.below(256));
    }
  }

  return {
    next(): FuzzInput {
      const kind = random.pick(KINDS);
      if (kind === 'known') {
        const known = answers.next();
        return { kind, status: 200, pieces: cut(random, Buffer.from(known.body)), isBroken: false, known };
      }
      return {
        kind,
        status: random.next() < REFUSAL_SHARE ? random.pick(REFUSALS) : 200,
        pieces: cut(random, body(kind)),
        isBroken: random.below(8) === 0,
        known: null,
      };
    },
  };
}

type Seeds = readonly [Uint8Array, ...Uint8Array[]];

function readSeeds(): Seeds {
  const captures = readdirSync(FIXTURES).map((name) => readFileSync(new URL(name, FIXTURES)));
  const irregular = Object.entries(IRREGULAR)
    // It never ends.
    .filter(([name]) => name !== 'r28')
    .map(([, answer]) => Buffer.concat(Array.from(answer().pieces, (piece) => Buffer.from(piece))));
  return [Buffer.from('data: [DONE]\n\n'), ...captures, ...irregular];
}

const ENDINGS = [
  '',
  '\n\n',
  '\n\ndata: [DONE]\n\n',
  '\n\ndata: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\n',
] as const;

/** A seed, or a part of it, with some bytes changed, lost, doubled, or replaced by words of the format. */
function mutate(random: Random, seed: Uint8Array): Uint8Array {
  const start = random.below(4) === 0 ? random.below(seed.length) : 0;
  let bytes = Buffer.from(seed.subarray(start, start + MAX_BYTES));
  for (let count = random.below(5); count > 0; count--) {
    const at = random.below(bytes.length + 1);
    const end = at + random.below(20);
    const piece = random.pick([
      Buffer.from(phrase(random)),
      Buffer.from([random.below(256)]),
      bytes.subarray(at, end),
      Buffer.alloc(0),
    ]);
    bytes = Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(random.pick([at, end, at + 1]))]);
  }
  return bytes;
}

const WORDS = [
  'data: ',
  'data:',
  'data',
  'event: error\n',
  'event: x\n',
  'id: 1\n',
  ': c\n',
  'retry: 1\n',
  '\n',
  '\n\n',
  '\r',
  '\r\n',
  '\r\n\r\n',
  ' ',
  '\uFEFF',
  '\0',
  '[DONE]',
  'data: [DONE]\n\n',
  '<think>',
  '</think>',
  '◁think▷',
  '◁/think▷',
  '<html>',
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  'null',
  '{"error":',
  '{"choices":[{"delta":{"content":"',
  '"}}]}',
  '🦊',
  '世界',
  '\\u0000',
  '\\ud800',
] as const;

/** A word of the format, or an event with odd members. */
function phrase(random: Random): string {
  const kind = random.below(5);
  if (kind < 2) return random.pick(WORDS);
  if (kind === 2)
    return frame(Object.fromEntries([[random.pick(['content', 'reasoning']), value(random, 1)]]));
  const members = Array.from({ length: random.below(4) }, () => [
    random.pick([
      'choices',
      'usage',
      'error',
      'code',
      'message',
      'type',
      'detail',
      'success',
      'trace_id',
      'status',
    ]),
    value(random, 3),
  ]);
  const event = JSON.stringify(Object.fromEntries(members));
  return random.below(6) === 0 ? event : `data: ${event}${random.pick(['\n\n', '\r\n\r\n', '\r\r', '\n'])}`;
}

function value(random: Random, depth: number): unknown {
  const kind = random.below(depth > 0 ? 9 : 6);
  if (kind === 0) return null;
  if (kind === 1) return random.pick([0, -1, 1, 2.5, 429, 1e308, Number.MAX_SAFE_INTEGER]);
  if (kind === 2) return random.next() < 0.5;
  if (kind < 6) return random.pick(WORDS) + random.pick(['', 'stop', 'error', 'text', 'used_up', ' ']);
  if (kind === 6) return Array.from({ length: random.below(3) }, () => value(random, depth - 1));
  const names = [
    'index',
    'delta',
    'message',
    'content',
    'reasoning',
    'reasoning_content',
    'finish_reason',
    'usage',
  ] as const;
  const more = [
    'prompt_tokens',
    'completion_tokens',
    'code',
    'type',
    'metadata',
    'raw',
    'tool_calls',
    'function_call',
    'function',
    'name',
    'arguments',
    'id',
  ] as const;
  return Object.fromEntries(
    Array.from({ length: random.below(4) }, () => [
      random.pick([...names, ...more]),
      value(random, depth - 1),
    ]),
  );
}

/** Cut at random, at times into single bytes. */
function cut(random: Random, bytes: Uint8Array): readonly Uint8Array[] {
  const size = random.pick([1, 3, 10, 100, 1000]);
  const pieces: Uint8Array[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = start + 1 + random.below(size * 2);
    pieces.push(bytes.subarray(start, end));
    start = end;
  }
  return pieces;
}
