import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds between two looks, and until it gives up. */
const EVERY_MS = 25;
const GIVE_UP_MS = 15_000;

/** Looks again and again until `look` finds something, and returns it. `what` names the missing thing in the error. */
export async function until<T>(what: string, look: () => Promise<T | null | undefined>): Promise<T> {
  const end = Date.now() + GIVE_UP_MS;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined) return found;
    if (Date.now() > end) throw new Error(`Waited ${GIVE_UP_MS / 1000} s in vain for ${what}.`);
    await wait(EVERY_MS);
  }
}
