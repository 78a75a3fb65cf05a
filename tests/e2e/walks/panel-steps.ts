import { turns } from '../support/chat.ts';
import { button, isThere, press, reach } from './hand.ts';
import { chooseFromPanelMenu } from './conversation-steps.ts';
import { label } from './label.ts';
import { comes } from './rest.ts';
import type { Scene, Step, Way } from './scene.ts';

/** All of these do the practice server and its list know. */
const MODELS: readonly [string, ...string[]] = ['kimi-k2.5', 'kimi-k2-turbo-preview', 'kimi-k2-thinking'];

/** Languages by their tags, and as the model is told them. */
const LANGUAGES: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['auto', 'English'],
  ['fr', 'French'],
  ['ja', 'Japanese'],
];

const isChat = ({ panel }: Scene) => isThere(panel.getByRole('button', { name: label('menu'), exact: true }));

/** Leaves a screen in front of the chat: by its button, or with Escape. */
async function leave({ panel, report }: Scene, { by, random }: Way): Promise<void> {
  const title = panel.getByRole('heading', { level: 1, name: label('settings') });
  if (random.below(2) === 0) await press(button(panel, 'back'), by);
  else await panel.keyboard.press('Escape');
  const isLeft = async () => (await title.count()) === 0;
  if (await comes(isLeft, 2_000)) return;
  report('stuck', 'the settings can’t be left with Escape');
  await press(button(panel, 'back'), by);
}

async function openSettings(scene: Scene, way: Way): Promise<void> {
  await chooseFromPanelMenu(scene, 'settings', way);
  await scene.panel.getByRole('heading', { level: 1, name: label('settings') }).waitFor();
}

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

/** Puts what is shown down, and closes the dialog. */
async function closeSeen(scene: Scene, { dialog, text }: Awaited<ReturnType<typeof openSeen>>, way: Way) {
  const isReading = () => isThere(dialog.getByText(label('reading_page'), { exact: true }));
  await comes(async () => !(await isReading()), 10_000);
  scene.seen = (await text.count()) > 0 ? await text.textContent() : null;
  if (way.by === 'mouse') await press(dialog.getByRole('button', { name: label('close') }), way.by);
  else await scene.panel.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
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
      if (count > 1) await press(boxes.nth(1 + way.random.below(count - 1)), way.by, 'Space');
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
      const title = await scene.panel.getByRole('heading', { level: 1 }).first().textContent();
      await scene.sidenote.closePanel(scene.panel);
      scene.panel = await scene.sidenote.openPanel(scene.front);
      scene.hasMoved = true;
      const isBack = async () => (await turns(scene.panel).count()) === count;
      // A conversation that was chosen beside another page is not this page's own.
      const isSame = async () =>
        (await scene.panel.getByRole('heading', { level: 1 }).textContent()) === title;
      if (!(await comes(isBack, 5_000)) && (await isSame()))
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
    name: 'settings-and-back',
    weight: 1.5,
    isPossible: isChat,
    async take(scene, way) {
      await openSettings(scene, way);
      await leave(scene, way);
    },
  },
  {
    name: 'change-model',
    isPossible: isChat,
    async take(scene, way) {
      const { panel } = scene;
      await openSettings(scene, way);
      scene.model = way.random.pick(MODELS);
      const field = panel.getByRole('combobox', { name: label('model'), exact: true });
      await reach(field);
      await panel.keyboard.press('ControlOrMeta+A');
      await panel.keyboard.insertText(scene.model);
      await panel.keyboard.press('Enter');
      await leave(scene, way);
    },
  },
  {
    name: 'change-language',
    isPossible: isChat,
    async take(scene, way) {
      await openSettings(scene, way);
      const [tag, name] = way.random.pick(LANGUAGES);
      scene.language = name;
      await scene.panel
        .getByRole('combobox', { name: label('answer_language'), exact: true })
        .selectOption(tag);
      await leave(scene, way);
    },
  },
  {
    name: 'escape',
    // Where the keyboard has no place already, it loses none.
    isPossible: ({ panel }) => panel.evaluate(() => document.activeElement !== document.body),
    take: ({ panel }) => panel.keyboard.press('Escape'),
  },
];
