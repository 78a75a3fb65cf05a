import type { MessageKey } from '@/utils/browser/i18n';

/** An action that a key does anywhere in the chat, and the key's code, as the layout's position names it. */
const CODES = {
  question: 'KeyQ',
  summarise: 'KeyS',
  'new-conversation': 'KeyN',
  stop: 'KeyX',
  copy: 'KeyC',
  'next-citation': 'ArrowDown',
  'previous-citation': 'ArrowUp',
  history: 'KeyH',
  settings: 'Comma',
} as const;

export type Shortcut = keyof typeof CODES;

/** All shortcuts with their words, in the order of the sheet. */
export const SHORTCUTS: readonly { readonly shortcut: Shortcut; readonly words: MessageKey }[] = [
  { shortcut: 'question', words: 'key_question' },
  { shortcut: 'summarise', words: 'summarise_question' },
  { shortcut: 'new-conversation', words: 'new_conversation' },
  { shortcut: 'stop', words: 'key_stop' },
  { shortcut: 'copy', words: 'key_copy' },
  { shortcut: 'next-citation', words: 'key_next_citation' },
  { shortcut: 'previous-citation', words: 'key_previous_citation' },
  { shortcut: 'history', words: 'conversations' },
  { shortcut: 'settings', words: 'settings' },
];

const SIGNS: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', Comma: ',' };

/** A Mac writes letters with Option, so there it is Control and Shift; elsewhere Alt writes nothing. */
const isMac = () => /mac/i.test(navigator.platform);

/** The shortcut that a key means; null where it means none. */
export function shortcutOf(event: KeyboardEvent): Shortcut | null {
  const { altKey, ctrlKey, metaKey, shiftKey, code } = event;
  const isHeld = isMac()
    ? ctrlKey && shiftKey && !altKey && !metaKey
    : altKey && !ctrlKey && !shiftKey && !metaKey && !event.getModifierState('AltGraph');
  if (!isHeld || event.isComposing) return null;
  return SHORTCUTS.find(({ shortcut }) => CODES[shortcut] === code)?.shortcut ?? null;
}

/** The keys of a shortcut, as this system writes them. */
export function keysOf(shortcut: Shortcut): string {
  const code = CODES[shortcut];
  const sign = SIGNS[code] ?? code.replace('Key', '');
  return isMac() ? `⌃⇧${sign}` : `Alt+${sign}`;
}

/** True if a key asks for the sheet: a question mark that is written nowhere. */
export function asksForSheet({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isWritten =
    target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
  return key === '?' && !isWritten && !ctrlKey && !metaKey && !altKey;
}
