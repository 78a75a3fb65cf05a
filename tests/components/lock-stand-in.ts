import type { Tried } from '@/utils/lock/lock';
import type { Refusal } from '@/utils/protocol/commands';
import type { SettingsStore } from '@/utils/panel/settings-store';
import type { LockState } from '@/utils/settings/lock-state';

/** The one that the stand-in takes. */
export const RIGHT = 'tide pool at dusk';

/** A lock that takes one passphrase, and notes what was done with it. */
export function createLockStandIn(show: (lock: LockState) => void, done: string[], refusal: Refusal) {
  let wrong = 0;
  const open: LockState = { type: 'open', restMinutes: 15 };
  const tried = (passphrase: string, then: LockState): Promise<Tried> => {
    if (passphrase === RIGHT) show(then);
    else wrong += 1;
    return Promise.resolve(
      passphrase === RIGHT ? { type: 'open' } : { type: 'wrong', waitMs: wrong > 2 ? 4_000 : 0 },
    );
  };
  return {
    turnLockOn: (passphrase) => {
      done.push(`encrypt with ${passphrase}`);
      show(open);
      return Promise.resolve(null);
    },
    turnLockOff: (passphrase) => tried(passphrase, { type: 'off' }),
    changePassphrase: (passphrase, next) => {
      done.push(`change to ${next}`);
      return tried(passphrase, open);
    },
    unlock: (passphrase) => tried(passphrase, open),
    lockNow: () => {
      if (refusal === null) show({ type: 'locked' });
      return Promise.resolve(refusal);
    },
    setLockRest: (restMinutes) => {
      show({ type: 'open', restMinutes });
      return Promise.resolve();
    },
    eraseEverything: () => {
      done.push('erase');
      show({ type: 'off' });
      return Promise.resolve(null);
    },
  } satisfies Partial<SettingsStore>;
}
