import type { Page } from '@playwright/test';
import { createRandom } from '../../bench/random.ts';
import { createKimiServer } from '../../kimi-server/kimi-server.ts';
import { PRACTICE_TOKEN } from '../../kimi-server/tokens.ts';
import { provision, settingsFor } from '../support/commands.ts';
import { launchSidenote, type Sidenote } from '../support/sidenote.ts';
import { startSite } from '../support/site.ts';
import { targetIdOf } from '../support/targets.ts';
import { heldByPage, heldByWorker, type Held } from './memory.ts';
import { countPorts } from './ports.ts';
import { createUser } from './user.ts';

export interface SoakOptions {
  /** Answers, and the minutes after which it ends even without all of them. */
  readonly answers: number;
  readonly minutes: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

export interface SoakResult {
  readonly answers: number;
  readonly interrupted: number;
  readonly panelsOpened: number;
  readonly tabSwitches: number;
  readonly workerKills: number;
  readonly worker: Growth;
  readonly panel: Growth;
  /** The number of ports by which the worker's count grew over the last quarter. */
  readonly portsLeft: number;
  /** Every answer that was not what the server sent, and every error in Sidenote's console. */
  readonly problems: readonly string[];
}

interface Growth {
  readonly start: Held;
  readonly end: Held;
  /** Of the heap, end to start. */
  readonly ratio: number;
}

/**
 * The answers before the measurement, until code is compiled, caches are filled and every part of the panel was shown
 * once.
 */
const WARM_UP = 80;

/** A worker that was just started holds nothing: from here on it lives long enough to. */
const LAST_PART = 0.75;

const SAY_EVERY = 20;
const PACE_MS = 1;
const PAGES = ['article.html', 'docs.html', 'forum.html'] as const;
const PORTS = 'openPorts';

/** Answer after answer in one browser, while panels, tabs and workers come and go. */
export async function soak({ answers, minutes, seed, say }: SoakOptions): Promise<SoakResult> {
  await using closing = new AsyncDisposableStack();
  const kimi = createKimiServer({ pace: PACE_MS });
  closing.defer(() => kimi.close());
  const { baseUrl } = await kimi.listen();
  const site = await startSite();
  closing.defer(() => site.close());
  const sidenote = await launchSidenote();
  closing.defer(() => sidenote.close());
  await provision(sidenote, { settings: settingsFor(baseUrl), token: PRACTICE_TOKEN });

  const first = await sidenote.open(site.url(PAGES[0]));
  const others: Page[] = [];
  for (const path of PAGES.slice(1)) others.push(await sidenote.open(site.url(path)));
  const elsewhere = await sidenote.openWindow(site.url(PAGES[0]));
  const panel = await sidenote.openPanel(first);
  const random = createRandom(seed);
  const user = createUser({ sidenote, kimi, random, panel, pages: [first, ...others], elsewhere });

  // With everything that happens later, but for the last of them: what is measured is a worker that has worked.
  for (let i = 0; i < WARM_UP; i++) await user.askNext(i < WARM_UP / 2);
  await user.comeToRest();
  const start = await measure(sidenote, panel);
  const end = Date.now() + minutes * 60_000;
  let done = 0;
  let portsBefore: number | null = null;
  while (done < answers && Date.now() < end) {
    const isLastPart = done >= answers * LAST_PART;
    if (isLastPart && portsBefore === null) portsBefore = await beginCounting();
    await user.askNext(!isLastPart);
    done += 1;
    if (done % SAY_EVERY === 0) {
      await user.comeToRest();
      const { heap, listeners } = await measurePanel(sidenote, panel);
      say(`${done} of ${answers} answers, panel ${(heap / 1e6).toFixed(2)} MB, ${listeners} listeners`);
    }
  }
  await user.comeToRest();
  const portsLeft = portsBefore === null ? 0 : (await openPorts()) - portsBefore;
  const finish = await measure(sidenote, panel);
  const { interrupted, panelsOpened, tabSwitches, workerKills } = user.counts;
  return {
    answers: done,
    interrupted,
    panelsOpened,
    tabSwitches,
    workerKills,
    worker: growth(start.worker, finish.worker),
    panel: growth(start.panel, finish.panel),
    portsLeft,
    problems: [...user.problems, ...sidenote.problems],
  };

  async function beginCounting(): Promise<number> {
    // A question wakes the worker, if it sleeps.
    await user.askNext(false);
    const worker = await sidenote.attachToWorker();
    await countPorts(worker, PORTS);
    await worker.detach();
    // From one conversation to another, so that the panel's port is one that was counted.
    await user.askNext(false);
    await user.startOver();
    return openPorts();
  }

  async function openPorts(): Promise<number> {
    const worker = await sidenote.attachToWorker();
    const open = Number(await worker.evaluate(`globalThis.${PORTS}`));
    await worker.detach();
    return open;
  }
}

async function measure(sidenote: Sidenote, panel: Page) {
  const worker = await sidenote.attachToWorker();
  const held = await heldByWorker(worker);
  await worker.detach();
  return { worker: held, panel: await measurePanel(sidenote, panel) };
}

async function measurePanel(sidenote: Sidenote, panel: Page): Promise<Held> {
  const page = await sidenote.attachTo(await targetIdOf(panel));
  const held = await heldByPage(page);
  await page.detach();
  return held;
}

function growth(start: Held, end: Held): Growth {
  return { start, end, ratio: end.heap / start.heap };
}
