import type { Hub } from '@/utils/chat/hub';
import { keepAlive } from '@/utils/browser/keep-alive';
import type { Lock, Tried } from '@/utils/lock/lock';
import type { Handlers } from '@/utils/protocol/commands';
import type { AutoLock } from './auto-lock';
import { orFailure, refusalOf } from './on-command';

interface Parts {
  readonly lock: Lock;
  readonly hub: Hub;
  readonly autoLock: AutoLock;
  /** Does what waited for the passphrase. */
  readonly onOpen: () => void;
}

/** Answers the commands about the passphrase. */
export function lockHandlers({ lock, hub, autoLock, onOpen }: Parts) {
  const tried = (work: () => Promise<Tried>) =>
    orFailure(async () => {
      const result = await keepAlive(work());
      await autoLock.begin();
      return result;
    });

  return {
    turnLockOn: ({ passphrase }) =>
      refusalOf(async () => {
        await keepAlive(lock.turnOn(passphrase));
        await autoLock.begin();
      }),
    turnLockOff: ({ passphrase }) => tried(() => lock.turnOff(passphrase)),
    changePassphrase: ({ passphrase, next }) => tried(() => lock.change(passphrase, next)),
    unlock: ({ passphrase }) =>
      tried(async () => {
        const result = await lock.unlock(passphrase);
        if (result.type === 'open') onOpen();
        return result;
      }),
    lockNow: () =>
      refusalOf(async () => {
        await hub.quiet();
        await lock.lock();
      }),
    setLockRest: async ({ minutes }) => {
      await lock.setRest(minutes);
      await autoLock.begin();
    },
    eraseEverything: () => refusalOf(() => keepAlive(lock.erase())),
  } satisfies Partial<Handlers>;
}
