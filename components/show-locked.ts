import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { noteCaught } from '@/utils/diagnostics/uncaught';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { Locked } from './Locked';

/**
 * Shows the screen for the passphrase in `root`. The page loads anew once what is stored is unlocked, as it does once it
 * is locked: so nothing of the one state is left in the other.
 */
export function showLocked(root: Element, settings: SettingsStore): void {
  createRoot(root, { onCaughtError: noteCaught }).render(createElement(Locked, { settings }));
  settings.subscribe(({ lock }) => lock.type !== 'locked' && location.reload());
}
