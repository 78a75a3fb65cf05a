import { createKimiStream } from './kimi-stream.ts';
import { cpuTime, MB } from './measure.ts';
import { READ_SIZE, type Reader } from './readers.ts';

/**
 * One reader in a process of its own, so that none spoils what the compiler has learnt for another. Reads
 * the stream each time that `stream.ts` tells it to, and answers with the milliseconds of CPU time. How many
 * megabytes that are is the first argument of the process.
 */
export function serveReader(read: Reader): void {
  const { bytes, characters } = createKimiStream(Number(process.argv[2]) * MB);

  async function measure(): Promise<number> {
    globalThis.gc?.();
    return cpuTime(async () => {
      const count = await read(bytes, READ_SIZE);
      if (count !== characters) throw new Error(`${count} of ${characters} characters were read.`);
    });
  }

  process.on('message', () => {
    void measure().then((milliseconds) => process.send?.(milliseconds));
  });
}
