import { browser } from '#imports';
import { keepAlive } from '@/utils/browser/keep-alive';
import type { Hub } from '@/utils/chat/hub';
import { dropped } from '@/utils/diagnostics/log';
import type { DiskStore } from '@/utils/storage/store';
import { UNDO_MS } from '@/utils/storage/withdraw';

/** A click at the last moment still arrives in time. */
const GRACE_MS = 2_000;

/** For a worker that ends before the time is over: half a minute is the shortest that an alarm may have. */
const ALARM = { name: 'delete', delayInMinutes: 0.5 } as const;

interface Parts {
  readonly hub: Hub;
  readonly store: Pick<DiskStore, 'putBack' | 'withdrawnBy'>;
  readonly onListed: () => void;
}

/**
 * Deletions that can be undone for a moment. The conversations wait in the database, so that a deletion takes effect
 * whatever is closed meanwhile: the panel, the worker, or the browser.
 */
export function createDeletions({ hub, store, onListed }: Parts) {
  /** Deletes everything whose time is over. */
  async function complete(): Promise<void> {
    const ids = await store.withdrawnBy(Date.now() - UNDO_MS);
    if (ids.length > 0) await hub.remove(ids);
  }

  const completeSoon = () => void keepAlive(complete()).catch(dropped('storage', 'not-stored'));

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM.name) completeSoon();
  });

  return {
    async withdraw(ids: readonly string[]): Promise<void> {
      await hub.withdraw(ids);
      void browser.alarms.create(ALARM.name, { delayInMinutes: ALARM.delayInMinutes });
      setTimeout(completeSoon, UNDO_MS + GRACE_MS);
    },

    async putBack(ids: readonly string[]): Promise<number> {
      const count = await store.putBack(ids);
      onListed();
      return count;
    },

    /** Completes what the last worker has left. */
    goOn: completeSoon,
  };
}

export type Deletions = ReturnType<typeof createDeletions>;
