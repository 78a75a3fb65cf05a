import { storage } from '#imports';
import type { Attempts } from '../vault/attempts';
import type { Vault } from '../vault/vault';
import { defineKeptItem } from './kept-item';

/** The place where everything is stored, readable without the passphrase. */
export interface LockRecord {
  /** The vault in which everything is stored; null without a passphrase. */
  readonly current: Vault | null;
  /** The leftover of a move from one place to the other, see `StoragePlace`. */
  readonly leftover: { readonly type: 'copy' | 'old'; readonly place: Vault | null } | null;
}

/** Read anywhere in the extension, written by the background only. */
export const lockItem = defineKeptItem<LockRecord>('lock', {
  fallback: { current: null, leftover: null },
  version: 1,
});

/** Minutes of rest after which it locks; null to wait for the end of the browser. */
export const restItem = defineKeptItem<number | null>('lockRest', { fallback: 15, version: 1 });

/** The wrong passphrases since the last right one. */
export const attemptsItem = defineKeptItem<Attempts | null>('lockAttempts', { fallback: null, version: 1 });

/** True while the master key is in memory. The pages read this, and leave the key alone. */
export const unlockedItem = storage.defineItem<boolean>('session:isUnlocked', { fallback: false });

/** The share that is done of a move, from 0 to 1; null while nothing is moved. */
export const movedItem = storage.defineItem<number>('session:moved');
