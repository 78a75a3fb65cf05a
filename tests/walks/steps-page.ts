/** A user's steps with the page: in the panel, in the tab, and around both. */
import { changedWords } from '@/components/page/page-changes';
import type { Action } from '@/utils/chat/conversation';
import { nextPage } from '@/utils/panel/next-page';
import { conversationPage } from '@/utils/chat/conversation-pages';
import type { ReadingMode } from '@/utils/page/reading';
import { write } from './memory';
import { ADDRESSES, selectionOf, titleOf } from './pages';
import { isAboutOther } from './shown';
import type { Step } from './steps-talk';
import type { WalkTab } from './tabs';
import type { Walk } from './walk';

/** Opens "What Kimi sees", which reads the page if it was not read yet. */
export const lookAtPage: Step = (_, { store }) => {
  const { tab, isReading, failure } = store.getState().reading;
  if (conversationPage(store.getState()) && tab === null && !isReading && failure === null)
    void store.readPage();
};

/** Reads it again, in one of the two modes. */
export const readPage =
  (mode: ReadingMode): Step =>
  (_, { store }) => {
    if (conversationPage(store.getState())) void store.readPage(mode);
  };

export const toggleSection =
  (index: number): Step =>
  (_, { store }) => {
    const state = store.getState();
    const { reading } = state;
    if (!reading.tab || !conversationPage(state)) return;
    // Instead of the sections the dialog shows the text that was sent before.
    const next = nextPage(state);
    if (next.type === 'as-before' && next.page.hash !== reading.tab.hash) return;
    store.toggleSection(index);
  };

export const sendNewText =
  (wantsNew: boolean): Step =>
  (_, { store }) => {
    const state = store.getState();
    if (state.page?.type !== 'readable' || isAboutOther(state)) return;
    if (changedWords(state) !== null) store.sendNewText(wantsNew);
  };

export const comeBack: Step = (_, panel) => panel.focus();

/** Sends a selection on the page to the panel: by our button, or by the page's own menu. */
export const point =
  (action: Exclude<Action, 'summarise'>, isByMenu: boolean): Step =>
  async (walk, panel) => {
    const { world, memory } = walk;
    const tab = world.tabs.active(panel.windowId);
    if (!tab) return;
    const text = selectionOf(Number(world.question().slice(1)));
    tab.selection = /^https?:/.test(tab.url) ? { text, headings: [], around: '' } : null;
    tab.isGranted = true;
    const beside = panel.store.getState().conversation?.id;
    // The new selection replaces the old one.
    if (beside !== undefined) write(memory, panel.windowId, beside, { selection: null });
    world.wake();
    if (isByMenu) world.browser.choose(tab, action);
    else world.browser.click(tab);
    await world.rest();
    const { conversation, draft } = panel.store.getState();
    const isAsked = isByMenu && action !== 'ask';
    if (conversation && tab.selection && !isAsked)
      write(memory, panel.windowId, conversation.id, { selection: text, isPointed: true });
    // It may have come into the page's own conversation, in the place of what was pointed at there before.
    if (conversation && isAsked && conversation.id !== beside && draft.selection === null)
      write(memory, panel.windowId, conversation.id, { selection: null });
    if (conversation && isAsked && draft.selection?.text === text) {
      write(memory, panel.windowId, conversation.id, { selection: text });
    }
  };

/** Brings the other tab of the window to the front. */
export const switchTab: Step = ({ world }, { windowId }) => {
  const tabs = world.tabs.all().filter((tab) => tab.windowId === windowId);
  for (const tab of tabs) tab.isActive = !tab.isActive;
  world.browser.events.onActivated.fire();
};

/** Goes to another address: by loading it, or, within an application, by its route alone. */
export const navigate =
  (address: number): Step =>
  async (walk, { windowId }) => {
    const tab = walk.world.tabs.active(windowId);
    const url = ADDRESSES[address % ADDRESSES.length];
    if (!tab || url === undefined || url === tab.url) return;
    const isRoute = new URL(url).origin === new URL(tab.url).origin && url.includes('#');
    tab.url = url;
    tab.selection = null;
    if (!isRoute) await load(walk, tab);
    else tell(walk, tab, { url, title: titleOf(url) });
  };

export const reload: Step = async (walk, { windowId }) => {
  const tab = walk.world.tabs.active(windowId);
  if (!tab) return;
  tab.selection = null;
  await load(walk, tab);
};

async function load(walk: Walk, tab: WalkTab): Promise<void> {
  tell(walk, tab, { status: 'loading', url: tab.url });
  await walk.world.rest();
  tell(walk, tab, { status: 'complete', title: titleOf(tab.url) });
}

function tell({ world }: Walk, tab: WalkTab, change: object): void {
  world.browser.events.onUpdated.fire(tab.id, change, world.tabs.seen(tab));
}

/** Changes the text of the page. */
export const changePage: Step = ({ world }, { windowId }) => {
  const tab = world.tabs.active(windowId);
  if (tab) world.tabs.change(tab.url);
};
