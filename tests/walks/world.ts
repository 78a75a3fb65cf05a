/** A browser with Sidenote in it: windows with tabs and panels, one worker that may die, and a Kimi. */
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { start } from '@/entrypoints/background/start';
import type { Action } from '@/utils/chat/conversation';
import { automaticItem, modelOf } from '@/utils/settings/automatic-model';
import { DEFAULT_SETTINGS, settingsItem, type Settings } from '@/utils/settings/settings';
import { keepToken } from '@/utils/settings/tokens';
import { createBrowser, install } from './browser';
import { createDisk } from './disk';
import { within, type Context } from './events';
import { createKimi } from './kimi';
import { openPanel, type WalkPanel } from './panel';
import { pass, settle } from './quiet';
import { createTabs } from './tabs';
import { createWire } from './wire';

export type World = Awaited<ReturnType<typeof createWorld>>;

/** The milliseconds of a frame, so that the effects of an answer are shown. */
const FRAME_MS = 20;

/** Longer than any walk. */
const DAY_MS = 24 * 60 * 60 * 1000;

export async function createWorld() {
  const tabs = createTabs();
  const disk = createDisk();
  let worker: Context | null = null;
  let questions = 0;
  const panels = new Map<number, WalkPanel>();
  let settings: Settings = DEFAULT_SETTINGS;
  const kimi = createKimi();
  /** Called when a panel by itself asks the question that was chosen from the page's menu. */
  let onMenuQuestion: (windowId: number, action: Action, question: string) => void = () => undefined;
  /** Errors that no code handled. */
  const unhandled: unknown[] = [];

  const wake = () => {
    if (worker) return;
    const context: Context = { windowId: null, isGone: false };
    worker = context;
    wire.open(context);
    within(context, () => start(wire.listen));
  };
  const wire = createWire(wake);
  const browser = createBrowser(tabs, wake);
  const uninstall = install(browser.api);
  vi.stubGlobal('indexedDB', disk.indexedDB);
  vi.stubGlobal('fetch', kimi.fetch);
  // A worker listens for its uncaught errors; here they are collected for all contexts.
  vi.stubGlobal('addEventListener', () => undefined);
  // A panel holds the lock of its own name as long as it is open.
  const query = async () => ({ held: Array.from(panels.values(), ({ id }) => ({ name: id })) });
  // There is one worker at a time: nothing else waits for a lock.
  const request = async (_name: string, work: () => unknown) => work();
  vi.stubGlobal('navigator', { onLine: true, locks: { query, request } });
  for (const area of [fakeBrowser.storage.local, fakeBrowser.storage.managed])
    vi.spyOn(area, 'setAccessLevel').mockImplementation(async () => undefined);
  const note = (error: unknown) => void unhandled.push(error);
  process.on('unhandledRejection', note);

  // A walk waits for nothing outside of it, such as files of code.
  await Promise.all([import('@/utils/panel/omitted-after'), import('@/utils/page/changes')]);

  await fakeBrowser.storage.local.clear();
  await fakeBrowser.storage.session.clear();
  await keepToken(DEFAULT_SETTINGS.baseUrl, 'token');
  const choices = {
    [DEFAULT_SETTINGS.baseUrl]: { model: 'kimi-k2.6', refused: {}, until: Date.now() + DAY_MS },
  };
  await automaticItem.setValue(choices);

  /** Words that no other question of the walk has. */
  const question = () => `q${(questions += 1)}`;

  return {
    tabs,
    browser,
    kimi,
    panels: panels as ReadonlyMap<number, WalkPanel>,
    unhandled: unhandled as readonly unknown[],
    question,

    openPanel(windowId: number): void {
      if (panels.has(windowId)) return;
      const wordsFor = (action: Action) => {
        const words = `${action} ${question()}`;
        onMenuQuestion(windowId, action, words);
        return words;
      };
      panels.set(windowId, openPanel({ windowId, wordsFor, send: wire.send }));
    },

    closePanel(windowId: number): void {
      panels.get(windowId)?.close();
      panels.delete(windowId);
    },

    /** Ends the worker, as the browser does whenever it likes. The next event starts another. */
    kill(): void {
      if (!worker) return;
      worker.isGone = true;
      worker = null;
      kimi.hangUp();
      disk.close();
      browser.dropPorts();
      wire.close();
    },
    wake,

    settings: () => settings,
    model: () => modelOf(settings, choices),
    async change(next: Partial<Settings>): Promise<void> {
      settings = { ...settings, ...next };
      await settingsItem.setValue(settings);
    },

    listenToMenu: (listener: typeof onMenuQuestion) => void (onMenuQuestion = listener),

    /** Waits until everything is shown and nothing moves. */
    async rest(): Promise<void> {
      await settle();
      await pass(FRAME_MS);
    },

    async close(): Promise<void> {
      for (const windowId of panels.keys()) this.closePanel(windowId);
      await this.rest();
      this.kill();
      await settle();
      vi.clearAllTimers();
      process.off('unhandledRejection', note);
      uninstall();
      // The contexts of this walk listened to what is stored, and what they called was noted.
      fakeBrowser.reset();
      vi.clearAllMocks();
    },
  };
}
