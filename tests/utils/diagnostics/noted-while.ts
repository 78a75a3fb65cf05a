import { expect } from 'vitest';
import { writeTo, type Entry } from '@/utils/diagnostics/log';

/** Returns the notes made while `work` is done, as `area: event error`, each once. None of it may hold one of the secrets. */
export async function notedWhile(
  work: () => Promise<unknown>,
  secrets: readonly string[],
): Promise<readonly string[]> {
  const noted: Entry[] = [];
  writeTo((entry) => noted.push(entry));
  await work();
  const text = JSON.stringify(noted);
  for (const secret of secrets) expect(text).not.toContain(secret);
  return [...new Set(noted.map(({ area, event, error }) => `${area}: ${event} ${error}`))];
}
