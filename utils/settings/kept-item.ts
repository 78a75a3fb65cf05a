import { storage } from '#imports';
import type { WxtStorageItemOptions } from 'wxt/utils/storage';
import { isPrivate } from '../browser/private';

/** A value that outlives the browser. */
export interface KeptItem<T> {
  getValue(): Promise<T>;
  setValue(value: T): Promise<void>;
  /** Calls `listener` after each change, until the returned function is called. */
  watch(listener: () => void): () => void;
  /** Brings a value of an older version to the form of this one. */
  migrate(): Promise<void>;
}

/**
 * A value in local storage, which private windows share. They read it, but what they write stays in memory, for
 * themselves: nothing of theirs reaches the disk.
 */
export function defineKeptItem<T>(
  name: string,
  options: WxtStorageItemOptions<T> & { readonly fallback: T },
): KeptItem<T> {
  const kept = storage.defineItem<T>(`local:${name}`, options);
  if (!isPrivate()) return kept;
  const own = storage.defineItem<T>(`session:private:${name}`);
  return {
    getValue: async () => (await own.getValue()) ?? kept.getValue(),
    setValue: (value) => own.setValue(value),
    migrate: () => kept.migrate(),
    watch(listener) {
      const stops = [kept.watch(listener), own.watch(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
