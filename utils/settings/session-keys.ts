import { storage } from '#imports';
import { fromBase64, toBase64 } from '../vault/base64';
import { unlockedItem } from './lock-record';
import { Locked } from '../vault/locked';
import type { KeyBytes } from '../vault/sealing';
import { keysOf, type VaultKeys } from '../vault/vault';

/**
 * The master key while it is unlocked: in the memory of the browser, where only our own pages and the background reach
 * it, and gone when the browser ends. Imported by the background only.
 */
const masterItem = storage.defineItem<string>('session:master');

/** The keys of the vault. Throws `Locked`. */
export async function keysNow(): Promise<VaultKeys> {
  const master = await masterItem.getValue();
  if (master === null) throw new Locked();
  return keysOf(fromBase64(master));
}

export async function openSession(master: KeyBytes): Promise<void> {
  await masterItem.setValue(toBase64(master));
  await unlockedItem.setValue(true);
}

export async function closeSession(): Promise<void> {
  await masterItem.removeValue();
  await unlockedItem.removeValue();
}
