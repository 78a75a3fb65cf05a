import { describe, expect, test } from 'vitest';
import { createDatabase } from '@/utils/storage/database';
import { createDigests } from '@/utils/storage/digests';
import { createDiskStore } from '@/utils/storage/store';
import { turnWith } from '../chat/chat-fixtures';
import { conversationOf, pageWith } from './storage-fixtures';

let databases = 0;

/** A conversation for each text, about the page that has it. */
async function withPages(...texts: readonly string[]) {
  const database = createDatabase(`digests-${(databases += 1)}`);
  const [store, digests] = [createDiskStore(database), createDigests(database)];
  const hashes: string[] = [];
  for (const text of texts) {
    const hash = await store.saveText(text);
    const attachment = { page: pageWith(hash), selection: null };
    await store.saveAnswer(conversationOf(text, { turns: [turnWith({ attachment })] }));
    hashes.push(hash);
  }
  return { database, store, digests, hashes };
}

describe('digests', () => {
  test('are found under their keys, by every page', async () => {
    const {
      digests,
      hashes: [one = '', other = ''],
    } = await withPages('one', 'other');
    await digests.keep(one, 'k1', 'first');
    await digests.keep(one, 'k2', 'second');
    expect(await digests.keptFor(other, ['k1', 'k2', 'k3'])).toEqual(
      new Map([
        ['k1', 'first'],
        ['k2', 'second'],
      ]),
    );
    expect(await digests.missingOf(['k1', 'k3'])).toEqual(new Set(['k3']));
  });

  test('go with the last page that they are of', async () => {
    const {
      database,
      store,
      digests,
      hashes: [one = '', other = ''],
    } = await withPages('one', 'other');
    await digests.keep(one, 'shared', 'of both');
    await digests.keep(one, 'own', 'of one');
    await digests.keptFor(other, ['shared']);
    await store.remove(['one']);
    expect(await (await database()).getAllKeys('digests')).toEqual(['shared']);
    await store.remove(['other']);
    expect(await (await database()).count('digests')).toBe(0);
  });

  test('of a page that was deleted meanwhile are not kept', async () => {
    const {
      database,
      store,
      digests,
      hashes: [one = ''],
    } = await withPages('one');
    await store.remove(['one']);
    await digests.keep(one, 'late', 'too late');
    expect(await (await database()).count('digests')).toBe(0);
  });

  test('of a page that nothing was asked about go with its text', async () => {
    const { database, store, digests } = await withPages();
    const hash = await store.saveText('read for nothing');
    await digests.keep(hash, 'k', 'text');
    await store.dropUnusedText(hash);
    expect(await (await database()).count('digests')).toBe(0);
  });
});
