import { isPrivate } from '../browser/private';
import type { Settings } from '../settings/settings';
import type { SettingsState, SettingsStore } from './settings-store';

/** The look that a panel most likely opens with, for the time before its settings are read. */
interface OpeningLook {
  readonly theme: Settings['theme'];
  /** False where something else comes first: the welcome, or the passphrase. */
  readonly hasField: boolean;
}

/** The only item in `localStorage`, which is read at once; everything else that is kept is read a moment later. */
const ITEM = 'opening-look';

/** The look that the last panel left; null where there was none. */
export function keptOpeningLook(): OpeningLook | null {
  const words = localStorage.getItem(ITEM)?.split(' ');
  if (!words) return null;
  const [theme, field] = words;
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    hasField: field === 'field',
  };
}

/** Keeps the look for the next panel, now and after each change. Private windows keep nothing. */
export function keepOpeningLook(settings: SettingsStore): void {
  if (isPrivate()) return;
  keep(settings.getState());
  settings.subscribe(keep);
}

function keep({ settings, tokenTail, lock }: SettingsState): void {
  const hasField = tokenTail !== null && lock.type !== 'locked';
  localStorage.setItem(ITEM, `${settings.theme} ${hasField ? 'field' : 'other'}`);
}
