import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { createGestures } from '@/entrypoints/background/gestures';
import { DEFAULT_SETTINGS, settingsItem } from '@/utils/settings/settings';

const WORDS = { text: 'My balance', urls: ['https://my.bank.example/account', ''] };

beforeEach(() => {
  vi.spyOn(browser.scripting, 'executeScript').mockRejectedValue(new Error('Cannot access contents'));
});

const never = (...neverRead: string[]) => settingsItem.setValue({ ...DEFAULT_SETTINGS, neverRead });

test('the menu’s own words stand in for a selection that can’t be read', async () => {
  const gestures = createGestures();
  await gestures.notice(7, 'explain', { frameId: 0 }, WORDS);
  expect(await gestures.take(7)).toMatchObject({
    selection: { text: 'My balance' },
    action: 'explain',
    isReadable: false,
  });
});

test.each([
  ['of the page', WORDS.urls],
  ['of the frame', WORDS.urls.toReversed()],
])(
  'on a site that is never read, not even the menu’s own words are taken: by the address %s',
  async (_, urls) => {
    await never('bank.example');
    const gestures = createGestures();
    await gestures.notice(7, 'explain', { frameId: 0 }, { ...WORDS, urls });
    expect(await gestures.take(7)).toMatchObject({ selection: null, action: 'ask', isReadable: true });
    expect(browser.scripting.executeScript).not.toHaveBeenCalled();
  },
);

test('a click on the button there opens the panel, with nothing of the page', async () => {
  await never('bank.example');
  vi.spyOn(browser.tabs, 'get').mockImplementation(async () => ({ url: 'https://bank.example/' }) as never);
  const gestures = createGestures();
  await gestures.notice(7, 'ask');
  expect(await gestures.take(7)).toMatchObject({ selection: null, action: 'ask', isReadable: true });
  expect(browser.scripting.executeScript).not.toHaveBeenCalled();
});

test('the secrets of a selection are hidden, and stand beside it for the user’s click', async () => {
  const gestures = createGestures();
  const text = 'The card was 4242 4242 4242 4242.';
  await gestures.notice(7, 'ask', { frameId: 0 }, { text, urls: [] });
  const { selection, bare } = (await gestures.take(7)) ?? {};
  expect(selection?.text).toBe('The card was ‹card number …4242, hidden›.');
  expect(bare?.text).toBe(text);
  await gestures.notice(7, 'ask', { frameId: 0 }, { text: 'No card.', urls: [] });
  expect(await gestures.take(7)).not.toHaveProperty('bare');
});

test('a gesture is handed out once, to a panel that asks twice at the same moment', async () => {
  const gestures = createGestures();
  await gestures.notice(7, 'explain', { frameId: 0 }, WORDS);
  const [one, other] = await Promise.all([gestures.take(7), gestures.take(7)]);
  expect(one).toMatchObject({ action: 'explain' });
  expect(other).toBeNull();
});
