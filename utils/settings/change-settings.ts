import { createOrder } from './in-order';
import { settingsItem, type Settings } from './settings';

type Change = (settings: Settings) => Partial<Settings>;

const inOrder = createOrder();

/**
 * Changes some of the settings, in the order of the calls, so that no two changes undo one another. `change` gets the
 * settings as they are then, and returns those that differ. For the background alone.
 */
export function changeSettings(change: Change): Promise<void> {
  return inOrder(async () => {
    const settings = await settingsItem.getValue();
    await settingsItem.setValue({ ...settings, ...change(settings) });
  });
}
