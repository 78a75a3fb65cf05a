import { setTimeout as wait } from 'node:timers/promises';
import { NO_PAGE, pageKey } from '../../../utils/text/page-key.ts';
import { giveCommand } from '../support/commands.ts';
import { label } from './label.ts';
import { tabBeside, type Scene } from './scene.ts';

/** Milliseconds between two looks, and after which what has not come counts as stuck. */
const EVERY_MS = 25;
const STUCK_MS = 25_000;

/** Milliseconds in which the panel has shown something, and a focus has found its place. */
const SETTLED_MS = 1_500;

/** Looks until `look` says yes; false if it never does. */
export async function comes(look: () => Promise<boolean>, ms = STUCK_MS): Promise<boolean> {
  for (const end = Date.now() + ms; ; await wait(EVERY_MS)) {
    if (await look()) return true;
    if (Date.now() > end) return false;
  }
}

/** Waits until no answer is open but those that are held, and the panel shows what belongs to its tab. */
export async function comeToRest(scene: Scene): Promise<void> {
  const busy = () =>
    scene.panel.evaluate(() =>
      [...document.querySelectorAll('article:has([aria-busy="true"])')].map(
        (turn) => turn.getAttribute('aria-label') ?? '',
      ),
    );
  const isQuiet = async () => (await busy()).every((question) => scene.held.has(question));
  if (!(await comes(isQuiet))) {
    scene.isOver = true;
    scene.report('stuck', `the answer to “${(await busy()).join(', ')}” is still open`);
  }
  if (!scene.hasMoved) return;
  scene.hasMoved = false;
  const shown = () =>
    scene.panel
      .getByRole('heading', { level: 1 })
      .first()
      .textContent()
      .catch(() => '');
  const belongs = async () =>
    (await titlesBeside(scene)).includes((await shown()) ?? '') && (await saysWhy(scene));
  if (await comes(belongs, STUCK_MS / 2)) return conversationComes(scene);
  scene.report(
    'mismatch',
    `the header says “${await shown()}” beside “${(await titlesBeside(scene)).join('” or “')}”`,
  );
}

/**
 * Waits for the conversation of the panel's page: the panel asks for it first, and then for its content, so a later
 * question is answered later.
 */
async function conversationComes({ panel }: Scene): Promise<void> {
  const url = (await tabBeside(panel))?.url ?? '';
  const key = /^https?:/.test(url) ? pageKey(url) : NO_PAGE;
  for (let question = 0; question < 3; question += 1)
    await giveCommand(panel, 'conversationOf', { pageKey: key }).catch(() => undefined);
}

/** The titles that the header may have: the tab's own, or that there is no page. */
async function titlesBeside({ panel }: Scene): Promise<readonly string[]> {
  const tab = await tabBeside(panel);
  if (tab && /^https?:/.test(tab.url)) return [tab.title || tab.url];
  return [label('chat_without_page')];
}

/**
 * True if the panel says why it can’t read a page: that it is hidden, which is said only of a web page, or else another
 * reason.
 */
async function saysWhy({ panel, front }: Scene): Promise<boolean> {
  if (await tabBeside(panel)) return true;
  const notice = (await panel.locator('.page-notice').allInnerTexts()).join(' ');
  return notice !== '' && notice.includes(label('page_hidden')) === /^https?:/.test(front.url());
}

/** True for an alert that the walk explains; any other is an error. */
function isExpected(alert: string, { hasKilled }: Scene): boolean {
  return hasKilled && alert.includes(label('failure_interrupted'));
}

/** Looks at the panel after a step: whether there is something, and nothing that should not be. */
export async function checkHealth(scene: Scene, known: Set<string>): Promise<void> {
  const { panel, sidenote, report } = scene;
  const isShown = () => panel.evaluate(() => document.body.innerText.trim() !== '');
  if (!(await comes(isShown, SETTLED_MS))) {
    scene.isOver = true;
    report('blank', 'the panel shows nothing');
  }
  const news = [...(await panel.getByRole('alert').allInnerTexts()), ...sidenote.problems].filter(
    (text) => text.trim() !== '' && !known.has(text),
  );
  for (const text of news) {
    known.add(text);
    if (!isExpected(text, scene)) report('error', text.replaceAll(/\s+/g, ' ').slice(0, 300));
  }
}

/** Looks whether the keyboard still has a place in the panel. */
export async function checkFocus({ panel, report }: Scene): Promise<void> {
  const isSomewhere = () =>
    panel.evaluate(() => document.activeElement !== null && document.activeElement !== document.body);
  if (!(await comes(isSomewhere, SETTLED_MS))) report('lostFocus', 'the focus is on the body');
}
