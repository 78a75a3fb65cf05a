/**
 * Measures the cost of opening the panel, in a real browser: `npm run bench:panel -- [--json] [--rounds 15]`. From the
 * click on the toolbar button to a usable field, as the ratio to a bare side panel in the same rounds; a conversation
 * of 1,000 turns as the ratio to one of 10; the bytes that are loaded, and the heap before and after a long answer.
 */
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { makePracticeBuild } from '../../scripts/practice-build.ts';
import { heldByPage } from '../e2e/soak/memory.ts';
import { ask, settled } from '../e2e/support/chat.ts';
import { provision, settingsFor } from '../e2e/support/commands.ts';
import { storeLongConversation } from '../e2e/support/long-conversation.ts';
import { launchSidenote, PRACTICE_BUILD, type Sidenote } from '../e2e/support/sidenote.ts';
import { startSite, type Site } from '../e2e/support/site.ts';
import { targetIdOf } from '../e2e/support/targets.ts';
import { until } from '../e2e/support/until.ts';
import { createKimiServer } from '../kimi-server/kimi-server.ts';
import { PRACTICE_TOKEN } from '../kimi-server/tokens.ts';
import { gzippedBytes, loadedScripts } from './loaded-scripts.ts';
import { MB, median } from './measure.ts';
import { bareExtension, watchedCopy, type Noted } from './watched-extension.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '15' } },
});

/** Rounds before the measurement: the first ones fill the caches, as they do for any user. */
const WARM_UPS = 3;

/** Characters of the long answer. */
const ANSWER = 20_000;

const LONG = 1_000;
const SHORT = 10;

const now = () => performance.timeOrigin + performance.now();

/** Milliseconds from the click until the panel beside `page` has noted `what`. Closes the panel again. */
async function timeToOpen(browser: Sidenote, page: Page, what: keyof Noted): Promise<number> {
  await page.bringToFront();
  const clicked = now();
  const panel = await browser.openPanel(page);
  const at = await until('the panel to be there', () =>
    panel.evaluate((name) => globalThis.noted[name] ?? null, what),
  );
  await browser.closePanel(panel);
  return at - clicked;
}

async function heapOf(browser: Sidenote, panel: Page): Promise<number> {
  const target = await browser.attachTo(await targetIdOf(panel));
  const { heap } = await heldByPage(target);
  await target.detach();
  return Number((heap / MB).toFixed(2));
}

async function bytesOf(browser: Sidenote, page: Page): Promise<number> {
  const panel = await browser.openPanel(page);
  const scripts = await loadedScripts(panel);
  await browser.closePanel(panel);
  return gzippedBytes(PRACTICE_BUILD, scripts);
}

async function heaps(browser: Sidenote, page: Page) {
  const panel = await browser.openPanel(page);
  const heapOpenMB = await heapOf(browser, panel);
  await ask(panel, 'Tell me everything.');
  await settled(panel, 120_000);
  const heapAfterMB = await heapOf(browser, panel);
  await browser.closePanel(panel);
  return { heapOpenMB, heapAfterMB };
}

/** Medians of the ways' times; the ways take turns, so that any other load on the machine affects all alike. */
async function inTurns(rounds: number, ways: readonly (() => Promise<number>)[]): Promise<readonly number[]> {
  const taken = ways.map((): number[] => []);
  for (let round = 0; round < WARM_UPS + rounds; round++) {
    for (const [index, way] of ways.entries()) taken[index]?.push(await way());
  }
  return taken.map((all) => median(all.slice(WARM_UPS)));
}

async function measure(sidenote: Sidenote, bare: Sidenote, site: Site) {
  const open = (browser: Sidenote, path: string) => browser.open(site.url(path));
  for (const path of ['long.html', 'short.html']) site.put(path, { body: '<title>Tides</title><p>Tides.' });
  const [article, beside, long, short] = [
    await open(sidenote, 'article.html'),
    await open(bare, 'article.html'),
    await open(sidenote, 'long.html'),
    await open(sidenote, 'short.html'),
  ];
  const own = await sidenote.open(sidenote.addressOf('manifest.json'));
  await storeLongConversation(own, long.url(), LONG);
  await storeLongConversation(own, short.url(), SHORT);
  await own.close();

  // First, since a debugger's remains of each panel stay in their process, and count.
  const held = await heaps(sidenote, await open(sidenote, 'docs.html'));
  const rounds = Number(values.rounds);
  const [ours = 0, floor = 0, many = 0, few = 0] = await inTurns(rounds, [
    () => timeToOpen(sidenote, article, 'usable'),
    () => timeToOpen(bare, beside, 'usable'),
    () => timeToOpen(sidenote, long, 'shown'),
    () => timeToOpen(sidenote, short, 'shown'),
  ]);
  const ratio = (one: number, other: number) => Number((one / other).toFixed(2));
  return {
    bytesAtOpen: await bytesOf(sidenote, article),
    clickOverFloor: ratio(ours, floor),
    open1000Over10: ratio(many, few),
    ...held,
    milliseconds: { click: ours, floor, open1000: many, open10: few },
  };
}

async function main(): Promise<void> {
  await makePracticeBuild(console.error);
  const folders = [await watchedCopy(PRACTICE_BUILD), await bareExtension()] as const;
  const kimi = createKimiServer({ pace: 1 });
  const { baseUrl } = await kimi.listen();
  const site = await startSite();
  const sidenote = await launchSidenote({ extension: folders[0] });
  const bare = await launchSidenote({ extension: folders[1] });
  try {
    const settings = settingsFor(baseUrl, { model: `practice-long-${ANSWER}` });
    await provision(sidenote, { settings, token: PRACTICE_TOKEN });
    const result = await measure(sidenote, bare, site);
    console.log(values.json ? JSON.stringify(result) : result);
  } finally {
    await Promise.all([sidenote.close(), bare.close(), site.close(), kimi.close()]);
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }
}

await main();
