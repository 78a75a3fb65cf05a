import type { Page } from '@playwright/test';
import { turns } from '../support/chat.ts';
import { askAndCheck } from './asking.ts';
import { isThere, press } from './hand.ts';
import { label, type Key } from './label.ts';
import { PLACES } from './places.ts';
import { comes } from './rest.ts';
import { typeAndSend } from './question-steps.ts';
import type { Scene, Step } from './scene.ts';
import { bring, isInField, leaveFocus } from './selection-steps.ts';

const isOn = ({ front }: Scene, path: string) => front.url().includes(path);

/** A button of what is said of a page that has changed. */
function ofChange(name: string, key: Key): Step {
  return {
    name,
    weight: 3,
    isPossible: async ({ panel }) => isThere(changeButton(panel, key)),
    take: ({ panel }, { by }) => press(changeButton(panel, key), by),
  };
}

const changeButton = (panel: Page, key: Key) =>
  panel.locator('.composer .page-changed').getByRole('button', { name: label(key) });

/**
 * The press that the panel was opened with, once more: it brings something, or closes the panel. One that comes right
 * after the worker has started may be the one that started it: then it brings the focus, and the next one closes.
 */
async function pressToolbarButton(scene: Scene): Promise<void> {
  const { panel, front, sidenote, report } = scene;
  const hidden = panel.locator('.page-notice').getByText(label('page_hidden'), { exact: true });
  const isNew = await isThere(hidden);
  const selected = await front.evaluate(() => getSelection()?.toString().trim() ?? '');
  const act = () => sidenote.clickToolbarButton(front);
  scene.hasMoved = true;
  if (selected !== '') return bring(scene, selected, act);
  for (const isLast of [false, true]) {
    await leaveFocus(panel);
    await act();
    const isDone = async () =>
      panel.isClosed() || (isNew ? !(await isThere(hidden)) : await isInField(panel));
    if (!(await comes(isDone, 5_000)))
      return report('stuck', 'a press neither brings anything nor closes the panel');
    if (isNew || panel.isClosed()) break;
    if (isLast) report('mismatch', 'the second press leaves the panel open');
  }
  if (isNew && panel.isClosed())
    report('mismatch', 'the panel is closed by the press that shows it the page');
}

export const PAGE_STEPS: readonly Step[] = [
  {
    name: 'go-to-tab',
    weight: 4,
    isElsewhere: true,
    isPossible: () => Promise.resolve(true),
    async take(scene, { random }) {
      const { name, url } = random.pick(PLACES);
      const tab = scene.tabs.get(name);
      if (name === 'notices' && !tab) scene.notice = 1;
      if (tab) await tab.bringToFront();
      else scene.tabs.set(name, await scene.sidenote.open(url(scene.site)));
      const front = scene.tabs.get(name) ?? scene.front;
      // The tab that is in front already changes nothing, such as a conversation that was chosen beside it.
      scene.hasMoved = front !== scene.front;
      scene.front = front;
      scene.frontName = name;
    },
  },
  {
    name: 'navigate',
    weight: 1.5,
    isElsewhere: true,
    // The notices are known in one tab alone.
    isPossible: (scene) => Promise.resolve(!isOn(scene, 'notices')),
    async take(scene, { random }) {
      const places = PLACES.filter(({ name }) => name !== 'notices');
      await scene.front.goto(places[random.below(places.length)]?.url(scene.site) ?? 'about:blank');
      scene.hasMoved = true;
    },
  },
  {
    name: 'reload',
    isElsewhere: true,
    isPossible: () => Promise.resolve(true),
    async take(scene) {
      await scene.front.reload();
      if (isOn(scene, 'notices')) scene.notice = 1;
      scene.hasMoved = true;
    },
  },
  {
    name: 'change-page',
    weight: 5,
    isElsewhere: true,
    isPossible: (scene) => Promise.resolve(isOn(scene, 'notices')),
    async take(scene) {
      scene.notice += 1;
      await scene.front.evaluate(`hangOut(${scene.notice})`);
    },
  },
  {
    name: 'change-route',
    weight: 3,
    isElsewhere: true,
    isPossible: (scene) => Promise.resolve(isOn(scene, 'app.html')),
    async take(scene) {
      await scene.front.locator(scene.front.url().includes('pressure') ? '#kettles' : '#pressure').click();
      scene.hasMoved = true;
    },
  },
  {
    name: 'click-toolbar-button',
    isElsewhere: true,
    isPossible: () => Promise.resolve(true),
    take: pressToolbarButton,
  },
  ofChange('send-new-text', 'send_new_text'),
  ofChange('keep-old-text', 'undo'),
  ofChange('dismiss-change', 'dismiss'),
  {
    name: 'second-window',
    isElsewhere: true,
    isPossible: async ({ front, site, panel }) =>
      front.url() === site.url('article.html') && isThere(panel.getByRole('button', { name: label('send') })),
    async take(scene, { random }) {
      const { sidenote, site, panel } = scene;
      const page = await sidenote.openWindow(site.url('article.html'));
      const second = await sidenote.openPanel(page);
      await second.getByRole('textbox', { name: label('question') }).waitFor();
      scene.typed += 1;
      const question = `What is it in the second window, number ${scene.typed}?`;
      const count = await turns(panel).count();
      const isSame = async () => (await turns(second).count()) === count;
      if (count > 0 && !(await isSame())) await comes(isSame, 5_000);
      const act = () => typeAndSend({ panel: second }, question, 'keyboard');
      await askAndCheck(scene, { act, question, panel: second, isHeld: random.below(4) === 0 });
      await sidenote.closePanel(second);
      await page.close();
      await scene.front.bringToFront();
    },
  },
];
