/**
 * Wrong passphrases are slowed: each makes the wait for the next one longer. It keeps a person at this browser from
 * guessing; against guesses on a copy of the disk stands the cost of Argon2id alone.
 */
import type { KeyBytes } from './sealing';
import { openVault, type Vault } from './vault';

/** Passphrases that were tried since the last right one. */
export interface Attempts {
  readonly count: number;
  /** Epoch milliseconds of the last one. */
  readonly at: number;
}

/** The place where the attempts outlive the worker. */
export interface AttemptsStore {
  read(): Promise<Attempts | null>;
  write(attempts: Attempts | null): Promise<void>;
}

/** The master key, or how many milliseconds to wait before the next try; `early` says that nothing was tried. */
export type Unlocking =
  | { readonly type: 'open'; readonly master: KeyBytes }
  | { readonly type: 'wrong' | 'early'; readonly waitMs: number };

/** The number of wrong tries without a wait: typing errors are common. */
const FREE = 3;

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 10 * 60_000;

/** Milliseconds until the next try: never more than the whole wait, also where the clock was set back. */
export function waitAfter(attempts: Attempts | null, now: number): number {
  if (!attempts || attempts.count < FREE) return 0;
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts.count - FREE));
  return whole - Math.min(whole, Math.max(0, now - attempts.at));
}

/** Opens a vault, one try after the other. */
export function createUnlocking(store: AttemptsStore, now: () => number = Date.now) {
  let last: Promise<unknown> = Promise.resolve();

  async function tryOne(vault: Vault, passphrase: string): Promise<Unlocking> {
    const before = await store.read();
    const waitMs = waitAfter(before, now());
    if (waitMs > 0) return { type: 'early', waitMs };
    // It counts before it is known to be wrong, so that ending the worker gives nothing for free.
    const attempts = { count: (before?.count ?? 0) + 1, at: now() };
    await store.write(attempts);
    const master = await openVault(vault, passphrase);
    if (!master) return { type: 'wrong', waitMs: waitAfter(attempts, now()) };
    await store.write(null);
    return { type: 'open', master };
  }

  return (vault: Vault, passphrase: string): Promise<Unlocking> => {
    const trying = last.then(() => tryOne(vault, passphrase));
    last = trying.catch(() => undefined);
    return trying;
  };
}
