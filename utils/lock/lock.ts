import { attemptsItem, lockItem, movedItem, restItem } from '../settings/lock-record';
import { closeSession, openSession } from '../settings/session-keys';
import { createUnlocking, type Unlocking } from '../vault/attempts';
import { freshDerivation, type Derivation } from '../vault/derive-key';
import { changeVault, createVault } from '../vault/vault';
import type { LockedStorage } from './locked-storage';

/** The result of a passphrase: it was right, or the time until the next try; `early` says that it was not tried. */
export type Tried = { readonly type: 'open' } | { readonly type: 'wrong' | 'early'; readonly waitMs: number };

const OPEN: Tried = { type: 'open' };

/**
 * The browser deletes the files of what was erased a moment after it has said that it is gone; only then is it said to
 * the user.
 */
const FILES_GONE_MS = 2_000;

interface Parts {
  readonly storage: LockedStorage;
  readonly makeDerivation?: () => Derivation;
  readonly sleep?: (ms: number) => Promise<void>;
}

/** The lock on what is stored: a passphrase that everything on disk is encrypted with. */
export function createLock({ storage, makeDerivation = freshDerivation, sleep = wait }: Parts) {
  const open = createUnlocking({
    read: () => attemptsItem.getValue(),
    write: (attempts) => attemptsItem.setValue(attempts),
  });

  async function tryOpen(passphrase: string): Promise<Unlocking | null> {
    const { current } = await lockItem.getValue();
    return current && open(current, passphrase);
  }

  /** Does `work` with the master key where the passphrase is right. */
  async function ifRight(
    passphrase: string,
    work: (master: Extract<Unlocking, { type: 'open' }>['master']) => Promise<void>,
  ): Promise<Tried> {
    const tried = await tryOpen(passphrase);
    if (tried && tried.type !== 'open') return tried;
    if (tried) await work(tried.master);
    return OPEN;
  }

  async function move(next: Parameters<LockedStorage['move']>[0]): Promise<void> {
    let shown = Promise.resolve();
    // One after the other, or the last share could come after the end.
    const show = (share: number) => (shown = shown.then(() => movedItem.setValue(share)));
    try {
      await storage.move(next, show);
      if (next !== null) await sleep(FILES_GONE_MS);
    } finally {
      await shown;
      await movedItem.removeValue();
    }
  }

  /** One after the other: two moves at once would seal under each other's keys. */
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  return {
    /** Encrypts everything with a passphrase. It is unlocked then. */
    turnOn: (passphrase: string): Promise<void> =>
      inTurn(async () => {
        if ((await lockItem.getValue()).current !== null) return;
        const { vault, master } = await createVault(passphrase, makeDerivation());
        // First, so that it is not locked at once where the worker dies just after the move.
        await openSession(master);
        await move(vault);
      }),

    /** Stores everything as it was without a passphrase. */
    turnOff: (passphrase: string): Promise<Tried> =>
      inTurn(() =>
        ifRight(passphrase, async (master) => {
          await openSession(master);
          await move(null);
          await closeSession();
        }),
      ),

    /** Takes another passphrase in place of the one before; what is encrypted stays as it is. */
    change: (passphrase: string, next: string): Promise<Tried> =>
      inTurn(() =>
        ifRight(passphrase, (master) =>
          storage.changeVault((vault) => changeVault(vault, master, next, makeDerivation())),
        ),
      ),

    unlock: (passphrase: string): Promise<Tried> => inTurn(() => ifRight(passphrase, openSession)),

    /** Throws the key away. What is stored can be read with the passphrase alone. */
    lock: (): Promise<void> =>
      inTurn(async () => {
        if ((await lockItem.getValue()).current === null) return;
        await closeSession();
        await storage.close();
      }),

    /** Sets the minutes of rest after which it locks; null waits for the end of the browser. */
    setRest: (minutes: number | null): Promise<void> => restItem.setValue(minutes),

    /** Deletes everything, for a passphrase that is forgotten. The settings stay. */
    erase: (): Promise<void> =>
      inTurn(async () => {
        await closeSession();
        await storage.erase();
      }),
  };
}

export type Lock = ReturnType<typeof createLock>;

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
