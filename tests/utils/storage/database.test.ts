import { openDB } from 'idb';
import { describe, expect, test, vi } from 'vitest';
import { createDatabase } from '@/utils/storage/database';
import { writeV1 } from './old-databases';

describe('the database', () => {
  test('is opened once, however many ask for it at the same time', async () => {
    const database = createDatabase('opened-once');
    const [one, other] = await Promise.all([database(), database()]);
    expect(one).toBe(other);
  });

  test('lets a newer version in another context go ahead', async () => {
    const database = createDatabase('let-go');
    await database();
    const newer = await openDB('let-go', 99);
    expect(newer.version).toBe(99);
    newer.close();
  });

  test('that could not be opened is tried again when it is next asked for', async () => {
    (await openDB('tried-again', 99)).close();
    const database = createDatabase('tried-again');
    await expect(database()).rejects.toMatchObject({ name: 'VersionError' });
    await new Promise<unknown>((resolve, reject) => {
      const deletion = indexedDB.deleteDatabase('tried-again');
      deletion.addEventListener('success', resolve);
      deletion.addEventListener('error', reject);
    });
    expect((await database()).version).toBe(6);
  });

  test('that another context holds in an older version says so, and opens once it is let go', async () => {
    await writeV1('held');
    const older = await openDB('held');
    // The database's own steps go on: only what waits stands still.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const database = createDatabase('held');
    const opening = database();
    const waited = vi.advanceTimersByTimeAsync(10_000);
    await expect(opening).rejects.toMatchObject({ name: 'DatabaseBlocked' });
    await waited;
    older.close();
    expect((await database()).version).toBe(6);
  });
});
