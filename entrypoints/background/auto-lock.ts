import { browser } from '#imports';
import type { CommandName } from '@/utils/protocol/commands';
import { lockItem, restItem } from '@/utils/settings/lock-record';

/** The alarm that ends the rest. A worker does not live long enough to wait for it itself. */
const ALARM = 'lock';

/** Uses within this time count as one. */
const ONE_USE_MS = 20_000;

/** Commands that a panel gives without the user. */
const BY_ITSELF: ReadonlySet<CommandName> = new Set([
  'readTab',
  'barrierOf',
  'traitsOf',
  'conversationOf',
  'draftOf',
]);

interface Parts {
  /** True while it must stay open. */
  readonly isBusy: () => boolean;
  readonly lock: () => Promise<void>;
}

/** Locks after a time without any use. */
export function createAutoLock({ isBusy, lock }: Parts) {
  let lastUse = -Infinity;

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void (isBusy() ? beginRest() : lock());
  });

  return {
    /** Begins the rest anew. */
    begin: beginRest,

    /** Notes a command of a panel. */
    note(command: CommandName): void {
      const now = Date.now();
      if (BY_ITSELF.has(command) || now - lastUse < ONE_USE_MS) return;
      lastUse = now;
      void beginRest();
    },
  };
}

async function beginRest(): Promise<void> {
  const [{ current }, minutes] = await Promise.all([lockItem.getValue(), restItem.getValue()]);
  if (current === null || minutes === null) await browser.alarms.clear(ALARM);
  else await browser.alarms.create(ALARM, { delayInMinutes: minutes });
}

export type AutoLock = ReturnType<typeof createAutoLock>;
