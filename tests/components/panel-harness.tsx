import type { OpenTabs } from '@/utils/tab/open-tabs';
import { pictureUrl } from '../utils/picture-fixtures';
import { cleanup, configure, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, vi } from 'vitest';
import { browser } from '#imports';
import { createStore } from 'zustand/vanilla';
import { loadAnswerView } from '@/components/chat/answer-view-loader';
import { Panel } from '@/components/Panel';
import type { PanelActions } from '@/components/state/panel-actions';
import type { treeOf } from '@/utils/chat/branches';
import type { Turn } from '@/utils/chat/conversation';
import type { DayUsage } from '@/utils/storage/day-usage';
import type { Failure } from '@/utils/chat/failure';
import { createPanelStore } from '@/utils/panel/panel-store';
import type { RequestRecord } from '@/utils/chat/request-record';
import type { ModelTraits } from '@/utils/kimi/model-traits';
import type { Ask, Given, ReadTab, Refusal, TabReading, QuestionRoom } from '@/utils/protocol/commands';
import type { ConversationSummary } from '@/utils/storage/listed-conversations';
import type { DamagedRecord } from '@/utils/storage/damaged-record';
import { Item } from './clipboard-item';
import { openLibrary } from './library';
import type { RestStep } from '@/utils/page/capture';
import { NO_PAGE } from '@/utils/text/page-key';
import type { Shown } from '@/utils/page/passage-target';
import type { PageView } from '@/utils/page/page-view';
import { changedShelf, EMPTY_SHELF, type PromptShelf } from '@/utils/prompts/shelf';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import {
  NO_RULES,
  type SettingsState,
  type SettingsStore,
  type ShownPolicy,
} from '@/utils/panel/settings-store';
import type { LockState } from '@/utils/settings/lock-state';
import { createLockStandIn } from './lock-stand-in';
import { conversationWith } from '../utils/chat/chat-fixtures';
import { clientOver } from '../utils/protocol/client-over';
import { SeesAll } from './sees-all';
import { tabReading } from './stand-ins';
import { messageIn, type Language } from './messages';

// Dialogs and settings load when they are opened, which is slow on a busy machine.
configure({ asyncUtilTimeout: 60_000 });

// Answers are shown at once, as in a panel that has shown one before.
await loadAnswerView();

export const PAGE = {
  type: 'readable',
  tabId: 7,
  url: 'https://example.com/tides',
  title: 'Tides',
  site: 'example.com',
  key: 'https://example.com/tides',
} as const satisfies PageView;

/** Sets the language and adds what jsdom lacks. Call at the top of a test file. */
export function useBrowser(language: Language = 'en') {
  beforeEach(() => {
    vi.spyOn(browser.i18n, 'getMessage').mockImplementation((key: string, values?: string | string[]) =>
      messageIn(language, key, [values ?? []].flat()),
    );
    vi.spyOn(browser.permissions, 'getAll').mockImplementation(async () => ({
      origins: [],
      permissions: [],
    }));
    for (const event of [browser.permissions.onAdded, browser.permissions.onRemoved]) {
      vi.spyOn(event, 'addListener').mockReturnValue();
      vi.spyOn(event, 'removeListener').mockReturnValue();
    }
    vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({} as never);
    vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue(language.replace('_', '-'));
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe() {}
        unobserve() {}
        disconnect() {}
      },
    );
    vi.stubGlobal('IntersectionObserver', SeesAll);
    vi.stubGlobal('ClipboardItem', Item);
    Element.prototype.scrollIntoView = () => {};
    Element.prototype.hasPointerCapture = () => false;
  });
  afterEach(() => {
    cleanup();
    for (const name of ['scrollIntoView', 'hasPointerCapture'])
      Reflect.deleteProperty(Element.prototype, name);
  });
}

interface Scene {
  /** Turns that were asked one after the other. */
  readonly turns?: readonly Turn[];
  /** The turns with branches, in their place. */
  readonly tree?: ReturnType<typeof treeOf>;
  readonly page?: PageView;
  readonly tokenTail?: string | null;
  /** The background's reply to each command. */
  readonly refusal?: Refusal;
  readonly tokenRefusal?: Refusal;
  readonly traits?: ModelTraits | null;
  /** The model in the settings; null is Automatic, which stands for kimi-k3. */
  readonly model?: string | null;
  readonly usage?: readonly DayUsage[];
  readonly prices?: Settings['prices'];
  readonly neverRead?: Settings['neverRead'];
  /** The result of reading the tab, by the query. */
  readonly read?: (query: ReadTab) => TabReading | { readonly failure: Failure };
  /** The result of a step towards the end of a page. */
  readonly more?: () => Promise<RestStep>;
  /** The requests sent for every turn. */
  readonly requests?: readonly RequestRecord[];
  /** The room of the next question. */
  readonly room?: QuestionRoom;
  /** The conversations stored beside the shown one, the one asked in last first. */
  /** The texts of the pages that were sent, by hash. */
  readonly texts?: readonly (readonly [hash: string, text: string])[];
  readonly stored?: readonly ConversationSummary[];
  readonly damaged?: readonly DamagedRecord[];
  readonly lock?: LockState;
  /** The rules of an organisation. */
  readonly policy?: Partial<ShownPolicy>;
  readonly prompts?: PromptShelf;
  readonly pageKey?: string;
  readonly otherTabs?: OpenTabs;
  /** The result of showing a passage on its page. */
  readonly onPage?: Shown;
}

/** Renders a whole panel on fake stores, and records its commands. */
export function openPanel({
  turns = [],
  tree,
  page = PAGE,
  tokenTail = 'a1b2',
  otherTabs = { tabs: [], hasHidden: false },
  refusal = null,
  tokenRefusal = null,
  lock = { type: 'off' },
  prompts = EMPTY_SHELF,
  traits = null,
  policy = {},
  model = 'kimi-k2.5',
  usage = [],
  prices = {},
  neverRead = [],
  read = ({ mode }) => tabReading({ mode }),
  more = () => Promise.resolve({ isDone: true, count: 0, height: 100, reached: 100 }),
  requests = [],
  room,
  texts = [],
  stored = [],
  damaged = [],
  onPage = 'absent',
  pageKey = page.type === 'readable' ? page.key : NO_PAGE,
}: Scene = {}) {
  const asked: Ask[] = [];
  const readings: ReadTab[] = [];
  const askedAgain: Given<'askAgain'>[] = [];
  const wentOn: string[] = [];
  const stopped: string[] = [];
  const tokens: string[] = [];
  const saved: Settings[] = [];
  const done: string[] = [];
  const clickers = new Set<(nth: number) => void>();
  const library = openLibrary(stored, damaged);

  const client = clientOver({
    ask(command) {
      asked.push(command);
      return refusal;
    },
    askAgain(command) {
      askedAgain.push(command);
      return refusal;
    },
    continueAnswer({ turnId }) {
      wentOn.push(turnId);
      return refusal;
    },
    showBranch({ turnId }) {
      panel.receive({ type: 'event', event: { type: 'shown', turnId } });
      return refusal;
    },
    moveCitation({ turnId, nth, to }) {
      panel.receive({ type: 'event', event: { type: 'citationMoved', turnId, nth, to } });
      return refusal;
    },
    stop: ({ conversationId }) => void stopped.push(conversationId),
    readTab(query) {
      readings.push(query);
      return read(query);
    },
    loadMore: more,
    stopLoading: () => void done.push('stopLoading'),
  });
  const panel = createPanelStore(client, () => true);
  const store = createStore<SettingsState>(() => ({
    policy: { ...NO_RULES, ...policy },
    settings: { ...DEFAULT_SETTINGS, model, prices, neverRead },
    model: model ?? 'kimi-k3',
    tokenTail,
    traits,
    lock,
    prompts,
  }));
  const settings: SettingsStore = {
    ...store,
    saveToken: (token) => {
      tokens.push(token);
      if (tokenRefusal === null) store.setState({ tokenTail: token.slice(-4) });
      return Promise.resolve(tokenRefusal);
    },
    takeAddress: (address) => {
      done.push(`use ${address}`);
      return Promise.resolve(null);
    },
    forgetToken: () => {
      store.setState({ tokenTail: null });
      return Promise.resolve();
    },
    save: (change) => {
      const next = { ...store.getState().settings, ...change };
      saved.push(next);
      store.setState({ settings: next, model: next.model ?? 'kimi-k3' });
      return Promise.resolve(null);
    },
    restoreModel: async (replaced) => {
      done.push(`restore ${replaced}`);
      store.setState({ model: replaced });
    },
    listModels: (isFresh) =>
      Promise.resolve(
        isFresh
          ? { models: ['kimi-k3', 'kimi-k2.6'] }
          : { failure: { kind: 'network', message: 'Failed to fetch' } },
      ),
    usageByDay: () => Promise.resolve(usage),
    changePrompts: async (change) =>
      store.setState((state) => ({ prompts: changedShelf(state.prompts, change) })),
    ...createLockStandIn((next) => store.setState({ lock: next }), done, refusal),
    ...library.settings,
  };
  const actions: PanelActions = {
    startTemporary: () => void done.push('startTemporary'),
    startOver: async () => void done.push('startOver'),
    ...library.actions,
    show: async ({ id, pageKey: about }) => void done.push(`show ${id} of ${about}`),
    openTabs: async () => otherTabs,
    backToPage: async () => void done.push('backToPage'),
    takePage: async (ref) => void done.push(`take the page into ${ref?.id ?? 'the shown one'}`),
    openPage: async () => void done.push('openPage'),
    goToPage: async (url) => void done.push(`go to ${url}`),
    reconnect: () => void done.push('reconnect'),
    deleteConversation: async (id) => void done.push(`delete ${id}`),
    requestsOf: () => Promise.resolve(requests),
    questionRoom: async () => room ?? null,
    pageTexts: () => Promise.resolve(new Map(texts)),
    showPassage: () => Promise.resolve(onPage),
    hidePassage: () => Promise.resolve(),
    showPassages: (_, passages) => Promise.resolve(passages.map(() => onPage)),
    onPassageHidden: () => () => {},
    onPassageClicked: (listener) => {
      clickers.add(listener);
      return () => clickers.delete(listener);
    },
    capturePicture: async (part) => void done.push(`picture the ${part}`),
    pressRegionKey: async (key) => void done.push(`press ${key}`),
    addFiles: async (files) => void done.push(`add ${files.map(({ name }) => name).join(', ')}`),
    takeScannedPage: async () => void done.push('take the scanned page'),
    readScan: async () => void done.push('read the scan'),
    pictures: async (hashes) => new Map(hashes.map((hash) => [hash, pictureUrl()])),
    openAddress: () => Promise.resolve(),
  };
  panel.look(page);
  const conversation = conversationWith(turns, { id: 'c1', pageKey, ...tree });
  panel.receive({ type: 'snapshot', conversation });
  const user = userEvent.setup();
  render(<Panel panel={panel} settings={settings} actions={actions} />);
  return {
    user,
    panel,
    settings,
    asked,
    readings,
    askedAgain,
    wentOn,
    stopped,
    tokens,
    saved,
    done,
    library,
    actions,
    /** Clicks one of the highlights on the page. */
    clickPassage: (nth: number) => clickers.forEach((click) => click(nth)),
  };
}
