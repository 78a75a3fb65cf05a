import type { Page } from '@playwright/test';
import type { KimiServer } from '../../kimi-server/kimi-server.ts';
import { ask, settled, textSent } from './chat.ts';
import type { Sidenote } from './sidenote.ts';
import type { Site } from './site.ts';

const HARBOUR = `<!doctype html><html lang="en"><title>The harbour</title><main><h1>The harbour</h1>
<p>The lighthouse at the harbour mouth is 12 m tall, and local masons built it of granite.</p>
<p>The ferry carries four hundred passengers to the northern island on every morning in summer.</p>
<p>Fishing boats land their herring at the old quay before dawn, where it is sold by auction.</p>
<p>The <a href="pilots.html">pilots of the harbour</a> keep a tower on the western cliff all year.</p></main>`;

/** The passages of a small page by the words that they begin with, in a panel that was asked about it. */
export async function openHarbour(sidenote: Sidenote, site: Site, kimi: KimiServer) {
  site.put('harbour.html', { body: HARBOUR });
  const page = await sidenote.open(site.url('harbour.html'));
  const panel = await sidenote.openPanel(page);
  await ask(panel, 'What is there?');
  await settled(panel);
  const sent = textSent(kimi);
  const numberOf = (words: string) => new RegExp(`\\[(\\d+)\\] ${words}`).exec(sent)?.[1] ?? '?';
  return {
    page,
    panel,
    tower: numberOf('The lighthouse'),
    ferry: numberOf('The ferry'),
    boats: numberOf('Fishing boats'),
  };
}

/** Lets Kimi answer with these words, in a turn of their own. */
export async function answerWith(panel: Page, kimi: KimiServer, words: string): Promise<void> {
  kimi.say([words]);
  await ask(panel, 'Tell me of it.');
  await settled(panel);
}
