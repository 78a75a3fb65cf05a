import { treeOf } from '@/utils/chat/branches';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerWith, turnWith } from '../chat/chat-fixtures';
import { conversationListWith, marked } from './conversation-list-with';
import { conversationOf, indexOf, pageWith, said } from './storage-fixtures';

describe('a search', () => {
  test('looks into questions, answers, other branches, selections, titles and addresses', async () => {
    const attachment = {
      page: pageWith('h', { title: 'Gezeiten', url: 'https://example.com/moonlight' }),
      selection: { text: 'spring tides', headings: [], around: 'unsearched' },
    };
    const turn = turnWith({
      question: 'why?',
      attachment,
      answer: answerWith({ text: 'bulges', reasoning: 'thoughts' }),
    });
    const { store, idsFor } = await conversationListWith([conversationOf('c', { turns: [turn] })]);
    const branch = turnWith({ id: 'b', question: 'wherefore?', answer: answerWith({ text: 'gravity' }) });
    await store.saveAnswer({ ...conversationOf('c'), ...treeOf([turn, branch], 't') }, 'b');
    for (const word of ['why', 'bulges', 'wherefore', 'gravity', 'spring', 'gezeiten', 'moonlight']) {
      expect([word, await idsFor(word)]).toEqual([word, ['c']]);
    }
    expect(await idsFor('unsearched')).toEqual([]);
    expect(await idsFor('thoughts')).toEqual([]);
  });

  test('finds conversations with all of the words, the last of them half typed', async () => {
    const { idsFor } = await conversationListWith([
      said('both', 'Why are there tides?', 'The moon pulls.', 2),
      said('one', 'Why are there moonless nights?', '', 1),
    ]);
    expect(await idsFor('moon')).toEqual(['both', 'one']);
    expect(await idsFor('tides moo')).toEqual(['both']);
    expect(await idsFor('moon nights')).toEqual([]);
    expect(await idsFor('tide moon')).toEqual([]);
  });

  test('makes no difference between cases, accents, widths and compatibility forms', async () => {
    const { idsFor } = await conversationListWith([
      said('c', 'Le CAFÉ de Ｔｏｋｙｏ, ﬁne', 'ｶﾞｲﾄﾞ と 株式㈱, Straße, ΛΌΓΟΣ, ещё, 한국어'),
    ]);
    for (const words of ['cafe', 'Café', 'tokyo', 'FINE', 'ガイド', 'strasse', 'λογος', 'ещё', '국어']) {
      expect([words, await idsFor(words)]).toEqual([words, ['c']]);
    }
    expect(await idsFor('еще')).toEqual([]);
  });

  test('finds characters only where they stand together', async () => {
    const { idsFor } = await conversationListWith([
      said('together', '東京都の天気', '', 2),
      said('apart', '東京と京都', '', 1),
    ]);
    expect(await idsFor('東京都')).toEqual(['together']);
    expect(await idsFor('京都')).toEqual(['together', 'apart']);
    expect(await idsFor('都')).toEqual(['together', 'apart']);
    expect(await idsFor('天')).toEqual(['together']);
    expect(await idsFor('気')).toEqual(['together']);
  });

  test('finds words of a language without spaces', async () => {
    const { idsFor } = await conversationListWith([said('th', 'ทำไมน้ำทะเลขึ้นลง')]);
    expect(await idsFor('ทะเล')).toEqual(['th']);
  });

  test('is empty for what is no word, and all for nothing', async () => {
    const { idsFor } = await conversationListWith([said('c', 'why?')]);
    expect(await idsFor('?!')).toEqual([]);
    expect(await idsFor('  ')).toEqual(['c']);
  });

  test('shows where the words stand', async () => {
    const text = `${'Something else comes first. '.repeat(9)}Then the Café is near the tides.${' More.'.repeat(40)}`;
    const { list } = await conversationListWith([said('c', 'where?', text)]);
    const [found] = await list('cafe tid');
    expect(marked(found?.excerpt)).toEqual(
      ['Café', 'tides'].map((word) => word.slice(0, word === 'tides' ? 3 : 4)),
    );
    expect(found?.excerpt?.text.length).toBeLessThanOrEqual(121);
    expect(text).toContain(found?.excerpt?.text);
  });

  test('does not find the words of an answer that is being given, and finds them once it is settled', async () => {
    const open = answerWith({ text: 'bul', outcome: null, askedAt: 1 });
    const { store, idsFor, database } = await conversationListWith([
      conversationOf('c', { turns: [turnWith({ answer: { ...open, text: '' } })] }),
    ]);
    const save = (answer: typeof open) =>
      store.saveAnswer(conversationOf('c', { turns: [turnWith({ answer })] }));
    await save(open);
    expect(await idsFor('bul')).toEqual([]);
    await save({ ...open, outcome: { type: 'stopped' } });
    expect(await idsFor('bul')).toEqual(['c']);
    // It goes on: the word that was cut is none any more.
    await save({ ...open, text: 'bulg' });
    await save({ ...open, text: 'bulges' });
    await save({ ...open, text: 'bulges', outcome: { type: 'done', finishReason: 'stop' } });
    expect(await idsFor('bulges')).toEqual(['c']);
    const { stored, expected } = await indexOf(database);
    expect([...stored.keys()].some((key) => key.startsWith('bul '))).toBe(false);
    expect(stored).toEqual(expected);
  });

  test('stays in step with what is stored when a question is worded anew', async () => {
    const { store, idsFor, database } = await conversationListWith([
      conversationOf('c', {
        turns: [turnWith({ question: 'shared words' }), turnWith({ id: 't2', question: 'shared typo' })],
      }),
    ]);
    await store.saveAnswer(
      conversationOf('c', {
        turns: [turnWith({ question: 'shared words' }), turnWith({ id: 't2', question: 'corrected' })],
      }),
    );
    expect(await idsFor('typo')).toEqual([]);
    expect(await idsFor('shared')).toEqual(['c']);
    const { stored, expected } = await indexOf(database);
    expect(stored).toEqual(expected);
  });
});

const HAN_AND_KANA = fc.constantFrom(...'東京都大阪府天気海潮月日本語かなカナーヴぱ々〇中文简体漢𠮷');
const CJK = fc.string({ unit: HAN_AND_KANA, minLength: 2, maxLength: 12 });
const LATIN = fc.string({ unit: fc.constantFrom(...'abcdeéÉßñ7'), minLength: 1, maxLength: 8 });
const SEPARATOR = fc.constantFrom(' ', '。', ', ', '\n', '「', '-');

/** A text, with the pieces that it was put together from. */
const TEXT = fc
  .array(fc.tuple(fc.oneof(CJK, LATIN), SEPARATOR), { minLength: 1, maxLength: 6 })
  .map((parts) => ({ text: parts.flat().join(''), pieces: parts.map(([piece]) => piece) }));

describe('whatever was said', () => {
  test('is found by any two or more neighbouring characters, and by the beginning of any word', async () => {
    await fc.assert(
      fc.asyncProperty(TEXT, fc.nat(), fc.nat(), fc.nat(), async ({ text, pieces }, which, from, length) => {
        const { list } = await conversationListWith([said('other', 'unrelated'), said('c', 'q', text)]);
        const piece = Array.from(pieces[which % pieces.length] ?? '');
        const isRun = /\p{scx=Han}|\p{scx=Kana}|\p{scx=Hira}/u.test(piece.join(''));
        const start = isRun ? from % (piece.length - 1) : 0;
        const size = isRun ? 2 + (length % (piece.length - start - 1)) : 1 + (length % piece.length);
        const part = piece.slice(start, start + size).join('');
        const found = (await list(part)).find(({ id }) => id === 'c');
        expect(found).toBeDefined();
        // And the place is right: the marked text folds to the typed one.
        const fold = (value: string) =>
          value
            .normalize('NFD')
            .replace(/\u0301|\u0303/g, '')
            .toLowerCase()
            .replaceAll('ß', 'ss');
        expect(
          marked(found?.excerpt)
            ?.map(fold)
            .some((mark) => mark.startsWith(fold(part))),
        ).toBe(true);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('is found no more once it was deleted, and the others are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(TEXT, fc.boolean()), { minLength: 2, maxLength: 8 }),
        async (texts) => {
          const all = texts.map(([{ text }], i) => said(`c${i}`, `question${i}`, text));
          const { store, idsFor, database } = await conversationListWith(all);
          const removed = all.filter((_, i) => texts[i]?.[1]).map(({ id }) => id);
          await store.remove(removed);
          const { stored, expected } = await indexOf(database);
          expect(stored).toEqual(expected);
          for (const [i, { id }] of all.entries()) {
            expect(await idsFor(`question${i}`)).toEqual(removed.includes(id) ? [] : [id]);
          }
        },
      ),
      { numRuns: 30 },
    );
  }, 60_000);
});
