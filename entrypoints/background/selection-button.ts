import { browser } from '#imports';
import { keepAlive } from '@/utils/browser/keep-alive';
import { maySeeAllSites, onGranted } from '@/utils/browser/permissions';
import { isPrivate } from '@/utils/browser/private';
import { dropped } from '@/utils/diagnostics/log';
import { changeSettings } from '@/utils/settings/change-settings';
import { createOrder } from '@/utils/settings/in-order';
import { settingsItem } from '@/utils/settings/settings';
import { inject, runButtonOn } from '@/utils/tab/access-injected';
import { onPress, tellEnd } from '@/utils/tab/button-signals';
import { hostsCovering, patternsOutside, readHost } from '@/utils/text/hosts';
import type { Gestures } from './gestures';
import { openPanel } from './panel';

/**
 * The button beside a selection: its script is registered exactly where the settings and the browser's permission want
 * it, and a click on it does what the menu's items do.
 */
export function listenToSelectionButton(gestures: Gestures): void {
  // Private windows have no button, and a list of registered scripts that is not their own.
  if (isPrivate()) return;
  onPress((press, tab, url) => {
    if (press === 'off') return void turnOffOn(url).catch(dropped('settings', 'not-stored'));
    openPanel(tab);
    if (tab.id !== undefined) void gestures.notice(tab.id, press, { frameId: 0 });
  });

  const inOrder = createOrder();
  const renew = () => void keepAlive(inOrder(register)).catch(dropped('settings', 'failed'));
  settingsItem.watch(renew);
  onGranted(renew);
  renew();
}

async function turnOffOn(url: string): Promise<void> {
  const host = readHost(url);
  if (host === null) return;
  await changeSettings(({ noButtonOn }) => ({
    noButtonOn: [...noButtonOn.filter((one) => one !== host), host].toSorted(),
  }));
}

async function register(): Promise<void> {
  const { selectionButton, noButtonOn, neverRead } = await settingsItem.getValue();
  const isGranted = await maySeeAllSites();
  // What the user took back from the browser is off here too.
  if (selectionButton && !isGranted) await changeSettings(() => ({ selectionButton: false }));
  const isOn = selectionButton && isGranted;
  const hosts = [...neverRead, ...noButtonOn];
  if (!(await runButtonOn(isOn ? patternsOutside(hosts) : null))) return;
  for (const { id, url, discarded } of await browser.tabs.query({})) {
    if (id === undefined || discarded) continue;
    // A page that is open has its script now, or no more: the browser runs it in those that load.
    if (isOn && isOpenTo(url, hosts))
      await inject({ tabId: id }, 'selection-button').catch(dropped('page', 'not-read'));
    else await tellEnd(id);
  }
}

function isOpenTo(url: string | undefined, hosts: readonly string[]): boolean {
  return url !== undefined && /^https?:/u.test(url) && hostsCovering(url, hosts).length === 0;
}
