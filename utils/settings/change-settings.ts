import { readPolicy } from './policy';
import { allowedChange, governed, ownSettingsItem, type Settings } from './settings';

type Change = (settings: Settings) => Partial<Settings>;

let last: Promise<void> = Promise.resolve();

/**
 * Changes some of the settings, in the order of the calls: each builds on the one before, so that no two changes undo
 * one another. `change` gets the settings as they are then, and returns those that differ; what an organisation rules
 * stays. For the background alone.
 */
export function changeSettings(change: Change): Promise<void> {
  const changed = makeAfter(last, change);
  // The next change does not depend on whether this one was stored: its caller is told.
  last = changed.catch(() => undefined);
  return changed;
}

async function makeAfter(before: Promise<void>, change: Change): Promise<void> {
  await before;
  const [own, policy] = await Promise.all([ownSettingsItem.getValue(), readPolicy()]);
  await ownSettingsItem.setValue({ ...own, ...allowedChange(change(governed(own, policy)), policy) });
}
