import { setTimeout as wait } from 'node:timers/promises';
import { broken, WHOLE, type Ending, type Fault, type Phase, type Scene } from './fault.ts';

/** Milliseconds that the machine sleeps, and by which its clock has moved on meanwhile. */
const ASLEEP_MS = 3_000;
const CLOCK_MS = 3_600_000;

/** The factor by which timers and clock run faster in the worker: time limits in the product are minutes. */
const HURRY = 60;

const BROKE_OFF = /The connection broke off before the answer was complete\./;
const UNREACHABLE = /You are offline\.|The service can’t be reached\.|The connection broke off/;
const TOO_LONG = /The service took too long\./;

/** Faults on the way between Sidenote and the service. */
export const NETWORK_FAULTS: readonly Fault[] = [
  {
    name: 'connection reset',
    hasItsLike: true,
    strike: async ({ kimi }) => kimi.reset(),
    ending: retriedAtFirst(BROKE_OFF),
  },
  {
    name: 'server silent for ever',
    async prepare({ sidenote }) {
      const worker = await sidenote.attachToWorker();
      await worker.evaluate(`(${hurry.toString()})(${HURRY})`);
      await worker.detach();
    },
    strike: async ({ kimi }) => kimi.stall(),
    ending: () => broken(TOO_LONG),
  },
  {
    name: 'offline, then online',
    async strike(scene) {
      const { sidenote, kimi } = scene;
      const worker = await sidenote.attachToWorker();
      await worker.send('Network.enable');
      await worker.send('Network.emulateNetworkConditions', {
        offline: true,
        latency: 0,
        downloadThroughput: 0,
        uploadThroughput: 0,
      });
      // Emulation alone lets a stream that is open go on.
      kimi.reset();
      scene.undo = () => worker.detach();
    },
    ending: retriedAtFirst(UNREACHABLE),
  },
  {
    name: 'asleep, connected afterwards',
    strike: (scene) => sleep(scene, () => undefined),
    ending: () => WHOLE,
  },
  {
    name: 'asleep, reset meanwhile',
    hasItsLike: true,
    strike: (scene) => sleep(scene, () => scene.kimi.reset()),
    ending: retriedAtFirst(BROKE_OFF),
  },
];

/** The ending for faults that break a request: before its first byte, it is repeated by itself. */
function retriedAtFirst(words: RegExp): (phase: Phase) => Ending {
  return (phase) => (phase === 'start' ? { isWhole: 'maybe', words } : broken(words));
}

async function sleep({ sidenote }: Scene, meanwhile: () => void): Promise<void> {
  sidenote.pause();
  await wait(ASLEEP_MS);
  meanwhile();
  sidenote.resume();
  const worker = await sidenote.attachToWorker();
  await worker.evaluate(`(${jump.toString()})(${CLOCK_MS})`);
  await worker.detach();
}

/** Runs in the worker: moves both clocks on. */
function jump(ms: number): void {
  const now = Date.now;
  const sinceStart = performance.now.bind(performance);
  Date.now = () => now() + ms;
  performance.now = () => sinceStart() + ms;
}

/** Runs in the worker: speeds up long timers, and the clock that checks them. Short ones stay as they are. */
function hurry(times: number): void {
  const longest = 20_000;
  const set = globalThis.setTimeout;
  const sinceStart = performance.now.bind(performance);
  const begun = sinceStart();
  performance.now = () => begun + (sinceStart() - begun) * times;
  globalThis.setTimeout = ((work: () => void, ms = 0) =>
    set(work, ms > longest ? ms / times : ms)) as typeof setTimeout;
}
