import { lockItem, movedItem, restItem, unlockedItem } from './lock-record';

/** The state of the passphrase: what is stored may be read, or not. */
export type LockState =
  /** There is no passphrase. */
  | { readonly type: 'off' }
  | { readonly type: 'locked' }
  | { readonly type: 'open'; readonly restMinutes: number | null }
  /** Everything is being moved into the vault or out of it. The share that is done, from 0 to 1. */
  | { readonly type: 'moving'; readonly share: number };

export async function readLockState(): Promise<LockState> {
  const [{ current }, restMinutes, isUnlocked, share] = await Promise.all([
    lockItem.getValue(),
    restItem.getValue(),
    unlockedItem.getValue(),
    movedItem.getValue(),
  ]);
  if (share !== null) return { type: 'moving', share };
  if (current === null) return { type: 'off' };
  return isUnlocked ? { type: 'open', restMinutes } : { type: 'locked' };
}

/** Calls `listener` whenever it may have changed, until the returned function is called. */
export function watchLockState(listener: () => void): () => void {
  const items = [lockItem, restItem, unlockedItem, movedItem];
  const stops = items.map((item) => item.watch(listener));
  return () => {
    for (const stop of stops) stop();
  };
}
