// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import { asksForSheet, keysOf, shortcutOf, SHORTCUTS } from '@/components/shortcuts/shortcut-keys';

const on = (platform: string) => vi.spyOn(navigator, 'platform', 'get').mockReturnValue(platform);
const press = (init: KeyboardEventInit) => new KeyboardEvent('keydown', init);

afterEach(() => vi.restoreAllMocks());

test('Alt and a letter mean an action, wherever the letter stands on the keyboard', () => {
  on('Linux x86_64');
  expect(shortcutOf(press({ code: 'KeyS', key: 'ы', altKey: true }))).toBe('summarise');
  expect(shortcutOf(press({ code: 'ArrowDown', altKey: true }))).toBe('next-citation');
  expect(keysOf('summarise')).toBe('Alt+S');
});

test('keys that write something mean nothing else', () => {
  on('Win32');
  expect(shortcutOf(press({ code: 'KeyS', key: 's' }))).toBeNull();
  // AltGr, as Windows tells it.
  expect(shortcutOf(press({ code: 'KeyS', key: 'ś', altKey: true, ctrlKey: true }))).toBeNull();
  expect(shortcutOf(press({ code: 'KeyS', altKey: true, shiftKey: true }))).toBeNull();
  expect(shortcutOf(press({ code: 'KeyS', altKey: true, isComposing: true }))).toBeNull();
});

test('on a Mac, where Option writes letters, it is Control and Shift', () => {
  on('MacIntel');
  expect(shortcutOf(press({ code: 'KeyS', key: 'ß', altKey: true }))).toBeNull();
  expect(shortcutOf(press({ code: 'KeyS', ctrlKey: true, shiftKey: true }))).toBe('summarise');
  expect(keysOf('next-citation')).toBe('⌃⇧↓');
});

test('no two actions have the same keys', () => {
  on('Linux x86_64');
  const keys = SHORTCUTS.map(({ shortcut }) => keysOf(shortcut));
  expect(new Set(keys).size).toBe(keys.length);
});

test('a question mark asks for the sheet, unless it is written', () => {
  const field = document.createElement('textarea');
  document.body.append(field);
  let asked: boolean | null = null;
  const listen = (event: KeyboardEvent) => (asked = asksForSheet(event));
  document.addEventListener('keydown', listen);
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', shiftKey: true, bubbles: true }));
  expect(asked).toBe(true);
  field.dispatchEvent(new KeyboardEvent('keydown', { key: '?', shiftKey: true, bubbles: true }));
  expect(asked).toBe(false);
  document.removeEventListener('keydown', listen);
  field.remove();
});
