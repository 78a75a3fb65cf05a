import type { Page } from '@playwright/test';
import { readSent } from './sent.ts';
import { button, isThere, menuItem, press } from './hand.ts';
import { label, type Key } from './label.ts';
import { comes } from './rest.ts';
import type { Scene, Step, Way } from './scene.ts';

/** Opens the menu, and chooses from it. */
export async function chooseFromPanelMenu(
  { panel }: Scene,
  key: Key,
  { by }: Pick<Way, 'by'>,
): Promise<void> {
  await press(button(panel, 'menu').first(), by);
  const item = menuItem(panel, key);
  await item.waitFor();
  if (by === 'mouse') return item.click();
  const isAt = () => item.evaluate((element) => element === document.activeElement);
  // The menu's own keys: it goes from one to the next, and round.
  await comes(async () => {
    if (await isAt()) return true;
    await panel.keyboard.press('ArrowDown');
    return false;
  }, 3_000);
  await panel.keyboard.press('Enter');
}

const hasTurns = async ({ panel }: Scene) => (await panel.getByRole('article').count()) > 0;
const isChat = ({ panel }: Scene) => isThere(panel.getByRole('button', { name: label('menu'), exact: true }));

/** After a new conversation nothing of the one before is shown. */
async function expectEmpty({ panel, report }: Scene): Promise<void> {
  const isEmpty = async () => (await panel.getByRole('article').count()) === 0;
  if (!(await comes(isEmpty, 5_000))) report('stuck', 'the conversation is still there');
}

/** A button of the notice on another page; it shows another conversation, or another page. */
function leads(name: string, key: Key, weight: number): Step {
  return {
    name,
    weight,
    isPossible: ({ panel }) => isThere(button(panel, key)),
    take: ({ panel }, { by }) => press(button(panel, key).first(), by),
  };
}

/** The tab beside the panel, whatever page it shows. */
const activeTab = (panel: Page) =>
  panel.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return { id: tab?.id, url: tab?.url };
  });

export const CONVERSATION_STEPS: readonly Step[] = [
  {
    name: 'new-conversation',
    weight: 3,
    isPossible: async ({ panel }) => isThere(button(panel, 'new_conversation')),
    async take(scene, { by }) {
      await press(button(scene.panel, 'new_conversation'), by);
      await expectEmpty(scene);
    },
  },
  {
    name: 'new-conversation-from-menu',
    isPossible: async (scene) => (await isChat(scene)) && hasTurns(scene),
    async take(scene, way) {
      await chooseFromPanelMenu(scene, 'new_conversation', way);
      await expectEmpty(scene);
    },
  },
  {
    name: 'delete-conversation',
    weight: 1.5,
    isPossible: async (scene) => (await isChat(scene)) && hasTurns(scene),
    async take(scene, way) {
      await chooseFromPanelMenu(scene, 'delete_conversation', way);
      await press(button(scene.panel, 'delete'), way.by);
      await expectEmpty(scene);
    },
  },
  {
    name: 'keep-conversation',
    weight: 0.5,
    isPossible: async (scene) => (await isChat(scene)) && hasTurns(scene),
    async take(scene, way) {
      await chooseFromPanelMenu(scene, 'delete_conversation', way);
      const cancel = button(scene.panel, 'cancel').last();
      await cancel.waitFor();
      if (way.by === 'mouse') await cancel.click();
      else await scene.panel.keyboard.press('Escape');
      await cancel.waitFor({ state: 'detached' });
    },
  },
  {
    name: 'open-old',
    weight: 3,
    isPossible: isChat,
    async take(scene, way) {
      const { panel } = scene;
      await chooseFromPanelMenu(scene, 'conversations', way);
      const search = panel.getByRole('search');
      await search.waitFor();
      const rows = panel.locator('.history-row-open');
      // None are there where nothing was asked yet.
      if (scene.kimi.requests.some(({ body }) => readSent(body).pages.length > 0))
        await comes(() => isThere(rows), 1_000);
      const count = await rows.count();
      if (count === 0) await panel.keyboard.press('Escape');
      else await press(rows.nth(way.random.below(count)), way.by);
      await search.waitFor({ state: 'detached' });
    },
  },
  {
    name: 'delete-old',
    weight: 0.5,
    isPossible: async (scene) => (await isChat(scene)) && hasTurns(scene),
    async take(scene, way) {
      const { panel } = scene;
      await chooseFromPanelMenu(scene, 'conversations', way);
      const rows = button(panel, 'more_for');
      await rows.first().waitFor();
      await press(rows.nth(way.random.below(await rows.count())), way.by);
      const item = menuItem(panel, 'delete');
      await item.waitFor();
      if (way.by === 'mouse') await item.click();
      else await item.press('Enter');
      await button(panel, 'undo').waitFor();
      if (way.by === 'mouse') await press(button(panel, 'back'), way.by);
      else await panel.keyboard.press('Escape');
      await panel.getByRole('search').waitFor({ state: 'detached' });
    },
  },
  leads('take-page', 'take_page', 3),
  leads('ask-together', 'ask_together', 3),
  leads('back-to-page', 'back_to_page', 1.5),
  {
    name: 'open-page',
    isPossible: ({ panel }) => isThere(button(panel, 'open_page')),
    async take(scene, { by }) {
      const { panel, sidenote } = scene;
      const before = await activeTab(panel);
      await press(button(panel, 'open_page'), by);
      // The page’s tab comes to the front, or a new one is opened.
      const isAway = async () => (await activeTab(panel)).id !== before.id;
      if (!(await comes(isAway, 5_000))) return scene.report('stuck', '“Open the page” opens nothing');
      let page: Page | undefined;
      await comes(async () => {
        const { url } = await activeTab(panel);
        page = sidenote.context.pages().find((one) => one !== scene.front && one.url() === url);
        return page !== undefined;
      }, 5_000);
      if (!page) return scene.report('stuck', 'the page that is opened is none');
      const [name] = [...scene.tabs].find(([, tab]) => tab === page) ?? [`opened ${page.url()}`];
      scene.front = page;
      scene.frontName = name;
      scene.tabs.set(name, page);
      scene.hasMoved = true;
    },
  },
];
