/** Events around panels: the answer comes, the worker dies, panels close, settings change. */
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import { keepToken } from '@/utils/settings/tokens';
import { leave } from './memory';
import { pass } from './quiet';
import type { Walk } from './walk';

export type AroundStep = (walk: Walk) => Promise<void> | void;

export const give =
  (pieces: number): AroundStep =>
  async ({ world }) => {
    for (let i = 0; i < pieces; i++) {
      world.kimi.give();
      await world.rest();
    }
  };

/** Ends the answer, with a piece before: all of it, or as much as was allowed. */
export const finish =
  (reason: 'stop' | 'length'): AroundStep =>
  ({ world }) => {
    world.kimi.give();
    world.kimi.finish(reason);
  };

/** Breaks the connection; what may be asked for again is. */
export const cut: AroundStep = async ({ world }) => {
  world.kimi.cut();
  await pass(2_500);
};

export const wait =
  (ms: number): AroundStep =>
  () =>
    pass(ms);

/** Ends the worker; a panel that needs it is back within a moment. */
export const kill: AroundStep = async ({ world, memory }) => {
  // That one was stopped may not be written yet.
  const unsettled = world.kimi.requests.filter(({ state }) => state === 'open' || state === 'stopped');
  world.kill();
  for (const request of unsettled) if (!memory.killed.has(request)) memory.killed.set(request, Date.now());
  await pass(100);
};

export const closePanel =
  (windowId: number): AroundStep =>
  ({ world, memory }) => {
    world.closePanel(windowId);
    leave(memory, windowId);
  };

export const openPanel =
  (windowId: number): AroundStep =>
  ({ world }) =>
    world.openPanel(windowId);

export const setToken =
  (token: string | null): AroundStep =>
  () =>
    keepToken(DEFAULT_SETTINGS.baseUrl, token);

export const setModel =
  (model: string | null): AroundStep =>
  async ({ world }) => {
    await world.rest();
    await world.change({ model });
  };

export const setLanguage =
  (language: string): AroundStep =>
  async ({ world }) => {
    await world.rest();
    await world.change({ language });
  };

/** Lets the extension read all pages, or only those that the user clicked on. */
export const allow =
  (isAllowed: boolean): AroundStep =>
  ({ world }) => {
    if (world.tabs.mayReadAll() === isAllowed) return;
    world.tabs.allowAll(isAllowed);
    const { onAdded, onRemoved } = world.browser.events;
    if (isAllowed) onAdded.fire({ origins: ['<all_urls>'], permissions: [] });
    else onRemoved.fire();
  };
