import type { Ending } from './known-answers.ts';
import type { Random } from './random.ts';

/** The ways in which JSON is written. */
const WRITTEN: readonly [(value: object) => string, ...((value: object) => string)[]] = [
  (value) => JSON.stringify(value),
  (value) => JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, ' '),
  (value) =>
    JSON.stringify(value).replaceAll(
      /[\u0080-\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
];

/** Lines that only keep a connection open, or say nothing. */
const SIGNS = [
  ': keep-alive\n\n',
  ':\n\n',
  'data: \n\n',
  'data: ping\n\n',
  'event: ping\ndata: {}\n\n',
  'retry: 3000\n\n',
] as const;

type Framing = (random: Random, chunks: readonly string[], values: readonly object[]) => string;

const inEvents =
  (prefix: string): Framing =>
  (_, chunks) =>
    chunks.map((chunk) => `${prefix}${chunk}\n\n`).join('');

/** The framings of a stream; `[DONE]` is one of the chunks. */
const STREAMS: readonly [Framing, ...Framing[]] = [
  inEvents('data: '),
  inEvents('data: '),
  inEvents('data:'),
  inEvents('data: data: '),
  inEvents('event: message\nid: 1\ndata: '),
  inEvents('Data: '),
  (random, chunks) =>
    chunks.map((chunk) => `${random.below(3) === 0 ? random.pick(SIGNS) : ''}data: ${chunk}\n\n`).join(''),
  (_, chunks) => `${chunks.map((chunk) => `data: ${chunk}`).join('\n')}\n\n`,
  (random, chunks) =>
    grouped(random, chunks)
      .map((group) => `data: ${group.join('')}\n\n`)
      .join(''),
  (random, chunks) =>
    grouped(random, chunks)
      .map((group) => `data: ${group.join(' ')}\n\n`)
      .join(''),
  (_, chunks) => chunks.map((chunk) => `${chunk}\n`).join(''),
  (_, chunks) => chunks.map((chunk) => `${chunk}\n\n`).join(''),
  (_, chunks, values) =>
    chunks
      .map((chunk, index) => {
        const lines = values[index] ? JSON.stringify(values[index], null, 2) : chunk;
        return `data: ${lines.replaceAll('\n', '\ndata: ')}\n\n`;
      })
      .join(''),
  (_, chunks) =>
    chunks.map((chunk) => `data: ${chunk.startsWith('{') ? JSON.stringify(chunk) : chunk}\n\n`).join(''),
  (random, chunks) =>
    grouped(random, chunks)
      .map((group) =>
        group.length > 1 && group.every((chunk) => chunk !== '[DONE]')
          ? `data: [${group.join(',')}]\n\n`
          : group.map((chunk) => `data: ${chunk}\n\n`).join(''),
      )
      .join(''),
];

/** Writes an answer down: its chunks, how it ends, and what stands around them. */
export function framed(random: Random, values: readonly object[], { hasDone, tail }: Ending): string {
  const write = random.pick(WRITTEN);
  const chunks = [...values.map(write), ...(hasDone ? ['[DONE]'] : [])];
  const events = random.pick(STREAMS)(random, chunks, values) + tail;
  const ended =
    random.below(4) === 0 && tail === '' ? events.trimEnd() : `${events}${tail === '' ? '' : '\n'}`;
  const newline = random.pick(['\n', '\n', '\r\n', '\r']);
  return (random.below(10) === 0 ? '\uFEFF' : '') + ended.replaceAll('\n', newline);
}

/** One to four at a time. */
function grouped(random: Random, chunks: readonly string[]): readonly (readonly string[])[] {
  const groups: (readonly string[])[] = [];
  for (let start = 0; start < chunks.length;) {
    const end = start + 1 + random.below(4);
    groups.push(chunks.slice(start, end));
    start = end;
  }
  return groups;
}
