/**
 * Runs one reader in a process of its own, so that none disturbs the compiler's knowledge of another. Reads the stream
 * each time it is told to, and answers with the milliseconds of CPU time. Started by `stream.ts` with the reader's name
 * and the number of megabytes.
 */
import { createKimiStream } from './kimi-stream.ts';
import { cpuTime, MB } from './measure.ts';
import { READ_SIZE, READERS, type ReaderName } from './readers.ts';

const [name = 'ours', megabytes = '1'] = process.argv.slice(2);
const read = READERS[name as ReaderName];
const { bytes, characters } = createKimiStream(Number(megabytes) * MB);

async function measure(): Promise<number> {
  globalThis.gc?.();
  return cpuTime(async () => {
    const count = await read(bytes, READ_SIZE);
    if (count !== characters) throw new Error(`${name} read ${count} of ${characters} characters.`);
  });
}

process.on('message', () => {
  void measure().then((milliseconds) => process.send?.(milliseconds));
});
