/**
 * Measures how fast our client reads a stream, as a ratio to the time that others need for the same bytes: `npm run
 * bench:stream -- [--json] [--megabytes 50] [--rounds 9]`. Each reader has a process of its own; they take turns, and
 * the medians of their CPU time are compared.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { parseArgs } from 'node:util';
import { bodyOf, piecesOf, readAnswer } from './answer-body.ts';
import { createKimiStream, createLongEvent } from './kimi-stream.ts';
import { cpuTime, heapInUse, MB, median } from './measure.ts';
import { ours, READ_SIZE, type ReaderName } from './readers.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    megabytes: { type: 'string', default: '50' },
    rounds: { type: 'string', default: '9' },
  },
});

const SMALL_READ_SIZE = 256;

/** Rounds before the measurement, until the compiler has seen everything, after about a hundred megabytes. */
const WARM_UPS = 2;

const OWN_PROCESS = new URL('reader-process.ts', import.meta.url);

/** The files that the readers' processes run. */
const PROCESSES: Readonly<Record<ReaderName | 'openai', URL>> = {
  ours: OWN_PROCESS,
  parserOnly: OWN_PROCESS,
  parserInMemory: OWN_PROCESS,
  openai: new URL('../rivals/openai-process.ts', import.meta.url),
};

/** MB/s of each reader, by the median CPU time of its rounds. They take turns, one at a time. */
async function compare(megabytes: number, rounds: number) {
  const processes = Object.entries(PROCESSES).map(([name, file]) => {
    const reader = fork(file, [String(megabytes), name]);
    return { name, process: reader, times: [] as number[] };
  });
  for (let round = -WARM_UPS; round < rounds; round++) {
    for (const { process: reader, times } of processes) {
      reader.send('read');
      const time = await answerOf(reader);
      if (round >= 0) times.push(time);
    }
  }
  for (const { process: reader } of processes) reader.disconnect();
  const rateOf = (wanted: keyof typeof PROCESSES) =>
    megabytes / (median(processes.find(({ name }) => name === wanted)?.times ?? []) / 1000);
  return {
    ours: rateOf('ours'),
    parser: rateOf('parserOnly'),
    parserInMemory: rateOf('parserInMemory'),
    openai: rateOf('openai'),
  };
}

/** Milliseconds; a reader that fails ends its process. */
function answerOf(reader: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const stopped = () => reject(new Error('A reader failed.'));
    reader.once('exit', stopped);
    reader.once('message', (milliseconds) => {
      reader.off('exit', stopped);
      resolve(Number(milliseconds));
    });
  });
}

/** The growth of the heap from near the beginning of a stream to near its end, in MB. */
async function growth(megabytes: number): Promise<number> {
  const { bytes, characters } = createKimiStream(megabytes * MB);
  let read = 0;
  let early: number | undefined;
  let late: number | undefined;
  for await (const event of readAnswer(new Response(bodyOf(piecesOf(bytes, READ_SIZE))))) {
    if (event.type === 'reasoning' || event.type === 'text') read += event.text.length;
    if (read > characters * 0.1) early ??= heapInUse();
    if (read > characters * 0.95) late ??= heapInUse();
  }
  if (early === undefined || late === undefined) throw new Error('The stream ended early.');
  return (late - early) / MB;
}

/** One event of this size, by our client: CPU milliseconds in small reads, and in one. */
async function longEvent(megabytes: number, rounds: number) {
  const { bytes, characters } = createLongEvent(megabytes * MB);
  const small: number[] = [];
  const whole: number[] = [];
  const read = async (size: number) => {
    if ((await ours(bytes, size)) !== characters) throw new Error('Not all of the event was read.');
  };
  await read(SMALL_READ_SIZE);
  await read(bytes.length);
  for (let round = 0; round < rounds; round++) {
    small.push(await cpuTime(() => read(SMALL_READ_SIZE)));
    whole.push(await cpuTime(() => read(bytes.length)));
  }
  return { small: median(small), whole: median(whole) };
}

const rounds = Number(values.rounds);
const megabytes = Number(values.megabytes);
const speed = await compare(megabytes, rounds);
const heapGrowthMB = await growth(megabytes);
const oneMB = await longEvent(1, rounds);
const fourMB = await longEvent(4, rounds);

const result = {
  ratioToParser: speed.ours / speed.parser,
  ratioToOpenai: speed.ours / speed.openai,
  ratioToParserInMemory: speed.ours / speed.parserInMemory,
  heapGrowthMB,
  /** The ratio of four times as much in small reads, divided by four: 1 is linear, 4 is quadratic. */
  linearity: fourMB.small / oneMB.small / 4,
  oneEventMs: { in256ByteReads: oneMB.small, inOneRead: oneMB.whole },
  megabytesPerSecond: speed,
  megabytes,
  rounds,
  node: process.version,
};

if (values.json) console.log(JSON.stringify(result, (_, value: unknown) => rounded(value), 2));
else print();

function rounded(value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toFixed(3)) : value;
}

function print(): void {
  const megabytesPerSecond = (rate: number) => `${rate.toFixed(1).padStart(7)} MB/s`;
  const rows = [
    ['our client', `${megabytesPerSecond(speed.ours)}`, ''],
    [
      'eventsource-parser + JSON.parse',
      megabytesPerSecond(speed.parser),
      `× ${result.ratioToParser.toFixed(2)} (goal ≥ 0.8)`,
    ],
    [
      'the same, without a body',
      megabytesPerSecond(speed.parserInMemory),
      `× ${result.ratioToParserInMemory.toFixed(2)}`,
    ],
    ['openai', megabytesPerSecond(speed.openai), `× ${result.ratioToOpenai.toFixed(2)} (goal > 1)`],
  ];
  console.log(`${megabytes} MB, ${READ_SIZE}-byte reads, median of ${rounds} rounds of CPU time`);
  for (const [name = '', rate = '', ratio = ''] of rows)
    console.log(`  ${name.padEnd(32)} ${rate}  ${ratio}`);
  console.log(
    `One event of 1 MB: ${oneMB.whole.toFixed(1)} ms in one read, ${oneMB.small.toFixed(1)} ms in ${SMALL_READ_SIZE}-byte reads`,
  );
  console.log(
    `Four times as much: × ${(fourMB.small / oneMB.small).toFixed(2)} (linearity ${result.linearity.toFixed(2)}; 1 is linear)`,
  );
  console.log(`Heap growth over the stream: ${heapGrowthMB.toFixed(2)} MB`);
}
