import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createUnseenAnswers } from '@/entrypoints/background/unseen-answers';
import { emptyConversation, type Conversation } from '@/utils/chat/conversation';
import { DEFAULT_SETTINGS, settingsItem } from '@/utils/settings/settings';
import { answer, attachedPage, turn } from '../../components/stand-ins';

const KEY = 'https://example.com/tides';
const about = (id: string): Conversation => ({
  ...emptyConversation(id, KEY, 0),
  turns: [
    turn({
      attachment: { page: attachedPage({ title: 'Tides' }), selection: null },
      answer: answer({ outcome: { type: 'done', finishReason: 'stop' } }),
    }),
  ],
});

let badge: string;
let notified: { readonly id: string; readonly title: string; readonly message: string }[];
let mayNotify: boolean;

beforeEach(() => {
  badge = '';
  notified = [];
  mayNotify = false;
  const { action, i18n, notifications, permissions, runtime } = fakeBrowser;
  vi.spyOn(i18n, 'getMessage').mockImplementation((key: string) => key);
  vi.spyOn(runtime, 'getURL').mockImplementation((path: string) => path);
  vi.spyOn(action, 'setBadgeText').mockImplementation(async ({ text }) => void (badge = text ?? ''));
  for (const name of ['setBadgeBackgroundColor', 'setBadgeTextColor', 'setTitle'] as const)
    vi.spyOn(action, name).mockImplementation(async () => undefined);
  vi.spyOn(permissions, 'contains').mockImplementation(async () => mayNotify);
  vi.spyOn(permissions.onAdded, 'addListener').mockReturnValue();
  vi.spyOn(notifications, 'create').mockImplementation(async (...given: unknown[]) => {
    const [id, { title, message }] = given as [string, { title: string; message: string }];
    notified.push({ id, title, message });
    return id;
  });
});

test('the button counts the conversations whose answer was not seen, over a restart of the worker, too', async () => {
  const unseen = createUnseenAnswers();
  unseen.add(about('one'));
  unseen.add(about('one'));
  unseen.add(about('two'));
  await vi.waitFor(() => expect(badge).toBe('2'));
  const later = createUnseenAnswers();
  later.remove('three');
  later.remove('one');
  await vi.waitFor(() => expect(badge).toBe('1'));
  later.remove('two');
  await vi.waitFor(() => expect(badge).toBe(''));
});

test('a notification comes where it is wanted and allowed, and names the page', async () => {
  const unseen = createUnseenAnswers();
  unseen.add(about('unwanted'));
  await vi.waitFor(() => expect(badge).toBe('1'));
  await settingsItem.setValue({ ...DEFAULT_SETTINGS, notifies: true });
  unseen.add(about('forbidden'));
  await vi.waitFor(() => expect(badge).toBe('2'));
  mayNotify = true;
  unseen.add(about('allowed'));
  await vi.waitFor(() => expect(notified).toHaveLength(1));
  expect(notified[0]).toMatchObject({ id: 'allowed', message: 'Tides' });
});
