import type { Page } from '@playwright/test';
import { fold } from '../support/chat.ts';
import { askAndCheck } from './asking.ts';
import { button, isThere, press } from './hand.ts';
import { label } from './label.ts';
import { PLACES } from './places.ts';
import { comes } from './rest.ts';
import { tabBeside, type Scene, type Step, type Way } from './scene.ts';

/** The passage to select at the place in front; undefined where there is none. */
function passageOf({ front, site }: Scene): string | undefined {
  const path = front.url().split('?')[0];
  return PLACES.find((place) => place.url(site).split('?')[0] === path)?.passage;
}

/** Selects a paragraph, as a triple click does. */
async function select(page: Page, passage: string, { random }: Way): Promise<string> {
  const paragraphs = page.locator(passage).filter({ visible: true });
  const index = random.below(await paragraphs.count());
  return paragraphs.nth(index).evaluate((paragraph) => {
    getSelection()?.selectAllChildren(paragraph);
    return getSelection()?.toString().trim() ?? '';
  });
}

/** Does what the browser does when an item of its menu is chosen: no protocol can press a native menu. */
async function chooseFromPageMenu({ sidenote, front }: Scene, menuItemId: string, selectionText: string) {
  // A worker that sleeps is woken by any message.
  const worker = await sidenote.attachToWorker();
  const info = { menuItemId, selectionText, frameId: 0, editable: false, pageUrl: front.url() };
  await worker.evaluate(`chrome.tabs.query({ active: true }).then((tabs) => chrome.contextMenus.onClicked.dispatch(
    ${JSON.stringify(info)}, tabs.find(({ url }) => url === ${JSON.stringify(front.url())})))`);
  await worker.detach();
}

/** Takes the focus from whatever has it, so that its way back can be seen. */
export const leaveFocus = (panel: Page) =>
  panel.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());

/** True if the question’s field has the focus, or the panel is gone. */
export const isInField = (panel: Page) =>
  panel
    .evaluate(() => document.activeElement?.matches('.composer textarea') ?? false)
    .catch(() => panel.isClosed());

/** Brings what was selected into the composer: there it is quoted, and the focus is on it. */
export async function bring(
  { panel, report }: Scene,
  selected: string,
  act: () => Promise<void>,
): Promise<void> {
  // The same may be quoted there already: then only the focus tells that it was brought once more.
  await leaveFocus(panel);
  await act();
  const quote = panel.locator('.composer .quote-text');
  const isBrought = async () =>
    fold((await quote.textContent({ timeout: 500 }).catch(() => '')) ?? '') === fold(selected) &&
    (await isInField(panel));
  if (!(await comes(isBrought, 8_000))) report('mismatch', `“${selected.slice(0, 60)}” is not quoted`);
}

/** Something from the menu of the page that is answered at once. */
function fromMenu(action: 'explain' | 'translate'): Step {
  return {
    name: `${action}-from-menu`,
    isElsewhere: true,
    isPossible: async (scene) =>
      passageOf(scene) !== undefined &&
      (await scene.sidenote.isWorkerAlive()) &&
      (await isThere(scene.panel.getByRole('button', { name: label('send') }))),
    async take(scene, way) {
      const selected = await select(scene.front, passageOf(scene) ?? '', way);
      await askAndCheck(scene, {
        act: () => chooseFromPageMenu(scene, action, selected),
        question: null,
        action,
        // Nothing was pressed in the panel: the tab and the selection are what was pointed at.
        async shown() {
          const tab = await tabBeside(scene.panel);
          const site = URL.parse(tab?.url ?? '')?.host ?? '';
          const chip = { label: label('selection'), words: '' };
          return {
            title: tab?.title ?? '',
            site,
            chip,
            notice: '',
            change: '',
            quote: selected,
            isWhole: false,
            questions: null,
          };
        },
      });
    },
  };
}

export const SELECTION_STEPS: readonly Step[] = [
  {
    name: 'select-and-shortcut',
    weight: 2,
    isElsewhere: true,
    isPossible: (scene) => Promise.resolve(passageOf(scene) !== undefined),
    async take(scene, way) {
      const selected = await select(scene.front, passageOf(scene) ?? '', way);
      await bring(scene, selected, () => scene.sidenote.clickToolbarButton(scene.front));
    },
  },
  {
    name: 'select-and-menu',
    isElsewhere: true,
    isPossible: async (scene) => passageOf(scene) !== undefined && scene.sidenote.isWorkerAlive(),
    async take(scene, way) {
      const selected = await select(scene.front, passageOf(scene) ?? '', way);
      await bring(scene, selected, () => chooseFromPageMenu(scene, 'ask', selected));
    },
  },
  fromMenu('explain'),
  fromMenu('translate'),
  {
    name: 'with-whole-page',
    weight: 2,
    isPossible: ({ panel }) => isThere(button(panel, 'with_whole_page')),
    async take({ panel, report }, { by }) {
      const choice = button(panel, 'with_whole_page');
      const before = await choice.getAttribute('aria-pressed');
      await press(choice, by);
      const isOther = async () => (await choice.getAttribute('aria-pressed')) !== before;
      if (!(await comes(isOther, 2_000))) report('stuck', `“With the whole page” stays ${before}`);
    },
  },
  {
    name: 'remove-selection',
    weight: 1.5,
    isPossible: ({ panel }) => isThere(button(panel, 'remove_selection')),
    async take({ panel, report }, { by }) {
      await press(button(panel, 'remove_selection'), by);
      const isGone = async () => (await panel.locator('.composer .quote-text').count()) === 0;
      if (!(await comes(isGone, 5_000))) report('stuck', 'the selection can’t be removed');
    },
  },
];
