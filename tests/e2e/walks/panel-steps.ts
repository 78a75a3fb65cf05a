import type { Locator } from '@playwright/test';
import type { RecordedRequest } from '../../kimi-server/recorded-request.ts';
import { messagesIn, turns } from '../support/chat.ts';
import { button, isThere, press, reach } from './hand.ts';
import { label } from './label.ts';
import { comes } from './rest.ts';
import { readSent } from './sent.ts';
import type { Scene, Step, Way } from './scene.ts';

async function openSeen({ panel }: Scene, { by }: Way) {
  await press(
    panel.locator('.page-header').getByRole('button').and(panel.locator('[aria-haspopup="dialog"]')),
    by,
  );
  const dialog = panel.getByRole('dialog').last();
  const text = dialog.getByRole('document');
  await comes(async () => (await text.count()) > 0 || (await dialog.getByRole('alert').count()) > 0, 10_000);
  return { dialog, text };
}

/** Remembers the text that is shown, and closes the dialog. */
async function closeSeen(scene: Scene, { dialog, text }: Awaited<ReturnType<typeof openSeen>>, way: Way) {
  const isReading = () => isThere(dialog.getByText(label('reading_page'), { exact: true }));
  await comes(async () => !(await isReading()), 10_000);
  scene.seen = (await text.count()) > 0 ? await text.textContent() : null;
  if (way.by === 'mouse') await press(dialog.getByRole('button', { name: label('close') }), way.by);
  else await scene.panel.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

/** True if a shown request was made, by its model and its messages. */
async function isOneOf(requests: readonly RecordedRequest[], shown: Locator): Promise<boolean> {
  const texts = await shown.locator('.logged-request-text').allTextContents();
  const facts = await shown.locator('.logged-request-fact').first().innerText();
  return requests.some(({ body }) => {
    const messages = messagesIn(body);
    const { model } = readSent(body);
    return (
      facts.includes(model) &&
      messages.length === texts.length &&
      // Thoughts that go along stand below.
      messages.every(({ content }, index) => texts[index]?.startsWith(content))
    );
  });
}

const hasChip = ({ panel }: Scene) => isThere(panel.locator('.page-header [aria-haspopup="dialog"]'));

export const PANEL_STEPS: readonly Step[] = [
  {
    name: 'look-what-kimi-sees',
    isPossible: hasChip,
    take: async (scene, way) => closeSeen(scene, await openSeen(scene, way), way),
  },
  {
    name: 'tick-section',
    weight: 2,
    isPossible: hasChip,
    async take(scene, way) {
      const seen = await openSeen(scene, way);
      const boxes = seen.dialog.getByRole('checkbox');
      const count = await boxes.count();
      // Not the first, which may be all of it.
      if (count > 1) {
        const before = await seen.text.textContent();
        await press(boxes.nth(1 + way.random.below(count - 1)), way.by, 'Space');
        // The text follows a little later.
        await comes(async () => (await seen.text.textContent()) !== before, 2_000);
      }
      await closeSeen(scene, seen, way);
    },
  },
  {
    name: 'whole-page',
    isPossible: hasChip,
    async take(scene, way) {
      const seen = await openSeen(scene, way);
      const wanted = seen.dialog.getByRole('radio', { name: label('whole_page') });
      const isOffered = (await wanted.count()) > 0;
      if (isOffered && way.by === 'mouse')
        await seen.dialog.getByText(label('whole_page'), { exact: true }).click();
      else if (isOffered) {
        await reach(wanted.or(seen.dialog.getByRole('radio', { checked: true })).first());
        await scene.panel.keyboard.press('ArrowRight');
      }
      await closeSeen(scene, seen, way);
    },
  },
  {
    name: 'close-and-reopen',
    isElsewhere: true,
    isPossible: () => Promise.resolve(true),
    async take(scene) {
      const count = await turns(scene.panel).count();
      const title = () => scene.panel.getByRole('heading', { level: 1 }).first().textContent();
      const before = await title();
      // A conversation that was chosen beside another page is not this page’s own.
      const isOther = await isThere(scene.panel.locator('.page-header').getByRole('note'));
      await scene.sidenote.closePanel(scene.panel);
      scene.panel = await scene.sidenote.openPanel(scene.front);
      scene.hasMoved = true;
      const isBack = async () => (await turns(scene.panel).count()) === count;
      if (!isOther && !(await comes(isBack, 5_000)) && (await title()) === before)
        scene.report(
          'mismatch',
          `${count} turns were there, ${await turns(scene.panel).count()} are after reopening`,
        );
    },
  },
  {
    name: 'kill-worker',
    isElsewhere: true,
    isPossible: ({ sidenote }) => sidenote.isWorkerAlive(),
    async take(scene) {
      scene.hasKilled = true;
      await scene.sidenote.killWorker();
      // What was held is cut off with it.
      scene.held.clear();
    },
  },
  {
    name: 'look-what-was-sent',
    weight: 1.5,
    isPossible: ({ panel }) => isThere(button(panel, 'what_was_sent')),
    async take(scene, { by }) {
      const { panel, report } = scene;
      await press(button(panel, 'what_was_sent').last(), by);
      const dialog = panel.getByRole('dialog').last();
      const shown = dialog.locator('.logged-request').last();
      if (!(await comes(() => isThere(shown), 5_000))) report('mismatch', 'no request is shown as sent');
      else if (!(await isOneOf(scene.kimi.requests, shown)))
        report('mismatch', `what is shown as sent was not: “${(await shown.innerText()).slice(0, 200)}”`);
      if (by === 'mouse') await press(dialog.getByRole('button', { name: label('close') }), by);
      else await panel.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    },
  },
  {
    name: 'escape',
    // If nothing has the focus already, none is lost.
    isPossible: ({ panel }) => panel.evaluate(() => document.activeElement !== document.body),
    take: ({ panel }) => panel.keyboard.press('Escape'),
  },
];
