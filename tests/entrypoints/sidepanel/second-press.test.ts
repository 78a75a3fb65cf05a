import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createSecondPress } from '@/entrypoints/sidepanel/second-press';
import type { PanelState } from '@/utils/panel/panel-state';
import { createPanelStore } from '@/utils/panel/panel-store';
import type { TimedGesture } from '@/utils/protocol/gesture';
import type { PageView } from '@/utils/page/page-view';
import { clientOver } from '../../utils/protocol/client-over';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: 1000 }));
afterEach(() => void vi.useRealTimers());

const readable: PageView = {
  type: 'readable',
  tabId: 7,
  url: 'https://example.com/tides',
  title: 'Tides',
  site: 'example.com',
  key: 'https://example.com/tides',
};

function open(page: PageView | null) {
  const { getState } = createPanelStore(clientOver({}), () => false);
  const store = createStore<PanelState>(() => ({ ...getState(), page }));
  const isSecondPress = createSecondPress(store);
  const look = (at: number, next: PageView) => {
    vi.setSystemTime(at);
    store.setState({ page: next });
  };
  const press = (at: number, change: Partial<TimedGesture> = {}) =>
    isSecondPress({ selection: null, action: 'ask', isReadable: true, at, ...change }, 7);
  return { look, press };
}

test('a press while the panel shows that page is a second one', () => {
  const { press } = open(readable);
  expect(press(2000)).toBe(true);
});

test('the press that opens the panel is none', () => {
  const { look, press } = open(null);
  look(1500, readable);
  expect(press(900)).toBe(false);
  expect(press(2000)).toBe(true);
});

test('a press that brings a selection is none, and no item of the menu is', () => {
  const { press } = open(readable);
  expect(press(2000, { selection: { text: 'ebb', headings: [], around: '' } })).toBe(false);
  expect(press(2000, { action: 'explain' })).toBe(false);
});

test('a press on a page that the panel could not see is none, also once it sees it', () => {
  const { look, press } = open({ type: 'hidden', tabId: 7 });
  expect(press(2000)).toBe(false);
  look(2100, readable);
  expect(press(2000), 'what it saw came of the press').toBe(false);
  expect(press(3000)).toBe(true);
});

test('a press on a page that no extension may read is a second one as soon as this is shown', () => {
  const { look, press } = open({ type: 'hidden', tabId: 7 });
  look(2100, { type: 'closed', tabId: 7, reason: 'browser-page' });
  expect(press(2000, { isReadable: false })).toBe(false);
  expect(press(3000, { isReadable: false })).toBe(true);
});

test('a press in the moment in which the tab was changed brings the panel there', () => {
  const { look, press } = open({ ...readable, tabId: 6 });
  expect(press(2000)).toBe(false);
  look(2100, readable);
  expect(press(2000)).toBe(false);
});
