import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListPosition } from '@/utils/storage/listed-conversations';
import { answerWith, turnWith } from '../chat/chat-fixtures';
import { conversationListWith } from './conversation-list-with';
import { conversationOf, PAGE, pageWith, queryFor, said } from './storage-fixtures';

describe('the list', () => {
  test('has the conversation asked in last first, each with what it is about', async () => {
    const turns = [
      turnWith({ question: 'first?', attachment: { page: pageWith('h'), selection: null } }),
      turnWith({ id: 't2', question: 'then?', answer: answerWith({ askedAt: 9, outcome: null }) }),
    ];
    const { list } = await conversationListWith([
      conversationOf('long', { turns }),
      said('newest', 'newest?', '', 10),
      said('oldest', 'oldest?', '', 2),
    ]);
    expect(await list('')).toMatchObject([
      { id: 'newest', updatedAt: 10, title: '', site: '', turns: 1, isOpen: false },
      {
        id: 'long',
        pageKey: PAGE,
        createdAt: 1,
        updatedAt: 9,
        title: 'Tides',
        site: 'example.com',
        question: 'first?',
        turns: 2,
        isOpen: true,
        excerpt: null,
      },
      { id: 'oldest', updatedAt: 2 },
    ]);
  });

  test('has the beginning of the selection that a menu’s action was about, in a list and in a search', async () => {
    const selection = { text: `The  neap\ntide ${'x'.repeat(900)}`, headings: [], around: '' };
    const turn = turnWith({
      action: 'translate',
      question: 'Translate this',
      attachment: { page: null, selection },
    });
    const { list } = await conversationListWith([
      conversationOf('c', { turns: [turn, turnWith({ id: 't2' })] }),
    ]);
    for (const words of ['', 'translate']) {
      const [found] = await list(words);
      expect(found).toMatchObject({
        action: 'translate',
        selection: expect.stringMatching(/^The neap tide x{60}/),
      });
      expect(found?.selection.length).toBeLessThan(200);
    }
  });

  test('can be of one page alone', async () => {
    const other = { ...said('other', 'tides?'), pageKey: `${PAGE}/other` };
    const { idsFor } = await conversationListWith([said('c', 'tides?'), other]);
    expect(await idsFor('', { pageKey: PAGE })).toEqual(['c']);
    expect(await idsFor('tides', { pageKey: PAGE })).toEqual(['c']);
    expect(await idsFor('', { pageKey: `${PAGE}/none` })).toEqual([]);
  });

  test('has a conversation about several pages under each of them, and once among all', async () => {
    const OTHER = 'https://example.com/other';
    const turns = [PAGE, OTHER, `${OTHER}?utm_source=mail`].map((url, i) =>
      turnWith({ id: `t${i}`, attachment: { page: pageWith(`h${i}`, { url }), selection: null } }),
    );
    const { idsFor, store, conversationList } = await conversationListWith([
      conversationOf('joint', { turns }),
      { ...said('of-other', 'tides?', '', 2), pageKey: OTHER },
    ]);
    expect(await idsFor('')).toEqual(['of-other', 'joint']);
    expect(await idsFor('', { pageKey: OTHER })).toEqual(['of-other', 'joint']);
    expect(await idsFor('', { pageKey: PAGE })).toEqual(['joint']);
    expect(await idsFor(turns[0]!.question, { pageKey: OTHER })).toEqual(['joint']);
    expect(await conversationList.countBefore(9)).toBe(2);
    await store.remove(['joint']);
    expect(await idsFor('', { pageKey: OTHER })).toEqual(['of-other']);
  });

  test.for([{ words: '' }, { words: 'tide' }, { words: '潮' }])(
    'gives every conversation once, part by part, whatever was asked at the same moment ($words)',
    async ({ words }) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.nat({ max: 3 }), { maxLength: 70 }),
          fc.constantFrom(null, PAGE),
          async (times, pageKey) => {
            const all = times.map((at, i) => said(`c${i}`, i % 2 ? 'The tide, 満潮' : '潮と Tides', '', at));
            const { conversationList } = await conversationListWith(all);
            const seen: string[] = [];
            const parts: number[] = [];
            let after: ListPosition | null = null;
            do {
              const part = await conversationList.list(queryFor(words, { pageKey, after }));
              seen.push(...part.conversations.map(({ id }) => id));
              parts.push(part.conversations.length);
              after = part.next;
            } while (after);
            expect(seen.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
            const at = new Map(all.map(({ id }, i) => [id, times[i] ?? 0]));
            const seenTimes = seen.map((id) => at.get(id) ?? 0);
            expect(seenTimes).toEqual(seenTimes.toSorted((a, b) => b - a));
            expect(parts.slice(0, -1).every((length) => length === 30)).toBe(true);
            expect(parts.length).toBe(Math.max(1, Math.ceil(all.length / 30)));
          },
        ),
        { numRuns: 6, examples: [[Array.from({ length: 60 }, () => 1), null]] },
      );
    },
  );

  test('counts and names what nothing was asked in since a moment', async () => {
    const { conversationList } = await conversationListWith([
      said('a', '?', '', 1),
      said('b', '?', '', 2),
      said('c', '?', '', 3),
    ]);
    expect(await conversationList.countBefore(3)).toBe(2);
    expect(await conversationList.idsBefore(3)).toEqual(['a', 'b']);
    expect(await conversationList.countBefore(1)).toBe(0);
  });
});
