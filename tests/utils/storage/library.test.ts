import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexPages, unindexed } from '@/utils/storage/index-pages';
import type { ConversationQuery, ListPosition } from '@/utils/storage/listed-conversations';
import { answerWith, turnWith } from '../chat/chat-fixtures';
import { conversationListWith } from './conversation-list-with';
import { conversationOf, indexOf, PAGE, pageWith, said } from './storage-fixtures';

const OTHER = 'https://other.example/moon';

/** A conversation that was asked at `askedAt` about a page of this site. */
const about = (id: string, site: string, askedAt: number) =>
  conversationOf(id, {
    turns: [
      turnWith({
        question: `${id}?`,
        attachment: { page: pageWith(`h-${id}`, { site, title: `Title ${id}` }), selection: null },
        answer: answerWith({ askedAt }),
      }),
    ],
  });

describe('labels', () => {
  test('a pinned conversation comes first in every order, and a name is what it is sorted by', async () => {
    const { store, idsFor } = await conversationListWith([
      about('a', 'one', 1),
      about('b', 'two', 2),
      about('c', 'one', 3),
    ]);
    const named = { ...about('a', 'one', 1), name: 'Zebra' };
    await store.saveLabels({ ...about('b', 'two', 2), isPinned: true });
    await store.saveLabels(named);
    expect(await idsFor('')).toEqual(['b', 'c', 'a']);
    expect(await idsFor('', { order: 'oldest' })).toEqual(['b', 'a', 'c']);
    expect(await idsFor('', { order: 'title' })).toEqual(['b', 'c', 'a']);
    expect(await idsFor('', { pageKey: PAGE })).toEqual(['b', 'c', 'a']);
    expect(await idsFor('zebra')).toEqual(['a']);
    await store.saveLabels({ ...named, name: 'Lion' });
    expect(await idsFor('zebra')).toEqual([]);
    expect(await idsFor('lion')).toEqual(['a']);
  });

  test('stay when the conversation is asked something, and come back with it', async () => {
    const { store } = await conversationListWith([said('c', 'tides?')]);
    await store.saveLabels({ ...said('c', 'tides?'), name: 'Sea', isPinned: true });
    const turns = [...said('c', 'tides?').turns, turnWith({ id: 't2', after: 't' })];
    // A question on its way knows nothing of a name that was given meanwhile.
    await store.saveAnswer(conversationOf('c', { turns }));
    expect(await store.load({ id: 'c', pageKey: PAGE })).toMatchObject({
      name: 'Sea',
      isPinned: true,
      turns,
    });
  });

  test('a word of the name that is also elsewhere in the conversation still finds it', async () => {
    const { database, store, idsFor } = await conversationListWith([said('c', 'tides?')]);
    await store.saveLabels({ ...said('c', 'tides?'), name: 'Tides and more' });
    await store.saveLabels(said('c', 'tides?'));
    expect(await idsFor('tides')).toEqual(['c']);
    expect(await idsFor('more')).toEqual([]);
    const { stored, expected } = await indexOf(database);
    expect(stored).toEqual(expected);
  });
});

describe('a deletion that can be undone', () => {
  test('takes the conversation out of every list, and gives its page a fresh one', async () => {
    const { store, idsFor, conversationList } = await conversationListWith([
      said(PAGE, 'tides?', '', 5),
      said('kept', 'tides too?', '', 6),
    ]);
    await store.withdraw([PAGE], 100);
    for (const order of ['newest', 'oldest', 'title'] as const)
      expect(await idsFor('', { order })).toEqual(['kept']);
    expect(await idsFor('tides')).toEqual(['kept']);
    expect(await idsFor('', { pageKey: PAGE })).toEqual(['kept']);
    expect(await conversationList.countBefore(1000)).toBe(1);
    expect(await store.idOf(PAGE)).not.toBe(PAGE);
    expect(await store.withdrawnBy(99)).toEqual([]);
    expect(await store.withdrawnBy(100)).toEqual([PAGE]);
  });

  test('brings it back where it was, to its page too', async () => {
    const { store, idsFor } = await conversationListWith([
      said(PAGE, 'tides?', '', 5),
      said('b', 'b?', '', 6),
    ]);
    await store.withdraw([PAGE], 100);
    expect(await store.putBack([PAGE, 'gone'])).toBe(1);
    expect(await idsFor('')).toEqual(['b', PAGE]);
    expect(await store.idOf(PAGE)).toBe(PAGE);
    expect(await store.putBack([PAGE])).toBe(0);
    expect(await store.withdrawnBy(1e9)).toEqual([]);
  });

  test('leaves a page alone that was asked something since', async () => {
    const { store } = await conversationListWith([said(PAGE, 'tides?')]);
    await store.withdraw([PAGE], 100);
    const fresh = await store.idOf(PAGE);
    await store.saveAnswer(said(fresh, 'and now?'));
    await store.putBack([PAGE]);
    expect(await store.idOf(PAGE)).toBe(fresh);
  });

  test('is taken back by a question, and by nothing else that is stored', async () => {
    const { store } = await conversationListWith([said('c', 'tides?')]);
    await store.withdraw(['c'], 100);
    await store.saveAnswer(said('c', 'tides?', 'late words'));
    expect(await store.withdrawnBy(100)).toEqual(['c']);
    const open = turnWith({ id: 't2', answer: answerWith({ outcome: null }) });
    await store.saveAnswer({ ...said('c', 'tides?'), turns: [...said('c', 'tides?').turns, open] });
    expect(await store.withdrawnBy(1e9)).toEqual([]);
  });

  test('leaves nothing once it is complete, not even the fresh conversation of the page', async () => {
    const { database, store } = await conversationListWith([said(PAGE, 'tides?')]);
    await store.withdraw([PAGE], 100);
    await store.remove(await store.withdrawnBy(100));
    const db = await database();
    for (const name of ['conversations', 'turns', 'pages', 'postings'] as const)
      expect([name, await db.count(name)]).toEqual([name, 0]);
  });
});

describe('the words of pages', () => {
  const read = (hash: string) =>
    turnWith({ id: hash, attachment: { page: pageWith(hash, { url: OTHER }), selection: null } });

  async function withPage(text: string) {
    const listed = await conversationListWith([]);
    const hash = await listed.store.saveText(text);
    const conversation = conversationOf('c', { turns: [read(hash)] });
    await listed.store.saveAnswer(conversation);
    return { ...listed, conversation };
  }

  test('find the conversations that are about them, once they are indexed, and say that it is the page', async () => {
    const { database, list, store } = await withPage('The quokka lives on an island. '.repeat(3));
    expect(await list('quokka')).toEqual([]);
    expect(await store.unindexed()).toEqual(['c']);
    await store.indexPages('c');
    expect(await store.unindexed()).toEqual([]);
    expect(await list('quokka')).toMatchObject([{ id: 'c', excerpt: { rank: 0, isOfPage: true } }]);
    const { stored, expected } = await indexOf(database);
    expect(stored).toEqual(expected);
  });

  test('go with the conversation, and stay while another one of the page is there', async () => {
    const { database, store, idsFor, conversation } = await withPage('The quokka lives on an island.');
    await store.saveAnswer({ ...conversation, id: 'd' });
    await indexPages(database, 'c');
    await indexPages(database, 'd');
    await store.remove(['c']);
    expect(await idsFor('quokka')).toEqual(['d']);
    await store.remove(['d']);
    expect(await (await database()).count('postings')).toBe(0);
  });

  test('are not written for a conversation that was deleted meanwhile', async () => {
    const { database, store } = await withPage('The quokka lives on an island.');
    await Promise.all([indexPages(database, 'c'), store.remove(['c'])]);
    expect(await (await database()).count('postings')).toBe(0);
  });

  test('stay found when the answer is asked for again', async () => {
    const { database, store, idsFor, conversation } = await withPage('The quokka lives on an island.');
    await store.indexPages('c');
    const [turn = turnWith()] = conversation.turns;
    const changed = { ...turn, question: 'Another?', answer: answerWith({ text: 'island' }) };
    await store.saveAnswer({ ...conversation, turns: [changed] });
    await store.saveAnswer({
      ...conversation,
      turns: [{ ...changed, answer: answerWith({ text: 'no' }) }],
    });
    expect(await idsFor('quokka island')).toEqual(['c']);
    expect(await unindexed(database)).toEqual([]);
  });
});

test('whatever the order, the site and the time, the parts have every conversation once', async () => {
  const sites = ['one', 'two'] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ at: fc.nat(9), site: fc.constantFrom(...sites), isPinned: fc.boolean() }), {
        maxLength: 12,
      }),
      fc.constantFrom('newest', 'oldest', 'title'),
      fc.option(fc.constantFrom(...sites), { nil: null }),
      fc.nat(9),
      fc.integer({ min: 1, max: 4 }),
      async (made, order, site, since, count) => {
        const all = made.map((one, i) => ({ ...one, id: `c${i}` }));
        const { store, conversationList } = await conversationListWith(
          all.map((one) => about(one.id, one.site, one.at)),
        );
        for (const one of all)
          if (one.isPinned) await store.saveLabels({ ...about(one.id, one.site, one.at), isPinned: true });
        const limits = { order, count, ...(site && { site }), ...(since > 0 && { since }) } as const;
        const found: string[] = [];
        let after: ListPosition | null = null;
        do {
          const query: ConversationQuery = { pageKey: null, words: '', after, ...limits };
          const { conversations, next } = await conversationList.list(query);
          found.push(...conversations.map(({ id }) => id));
          after = next;
        } while (after);
        const wanted = all.filter((one) => (!site || one.site === site) && one.at >= since);
        expect(found.toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
        const by = new Map(all.map((one) => [one.id, one]));
        const pins = found.map((id) => by.get(id)?.isPinned === true);
        expect(pins).toEqual(pins.toSorted((one, other) => Number(other) - Number(one)));
        const times = found.filter((id) => !by.get(id)?.isPinned).map((id) => by.get(id)?.at ?? 0);
        const sign = order === 'oldest' ? 1 : -1;
        const inOrder = times.toSorted((one, other) => sign * (one - other));
        expect(order === 'title' || String(times) === String(inOrder)).toBe(true);
      },
    ),
    { numRuns: 25 },
  );
});
