import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListPosition } from '@/utils/storage/listed-conversations';
import { conversationListWith, marked } from './conversation-list-with';
import { indexOf, queryFor, said } from './storage-fixtures';

/** Stores each text as an answer, the first one asked last, and resolves to the search for the texts found. */
async function historyOf(...texts: readonly string[]) {
  const all = texts.map((text, i) => said(text, 'q', text, texts.length - i));
  const { list, ...rest } = await conversationListWith(all);
  return {
    ...rest,
    find: async (words: string) => (await list(words)).map(({ id }) => id),
    marks: async (words: string) =>
      (await list(words)).map(({ excerpt }) => [excerpt?.rank, marked(excerpt)].flat()),
  };
}

describe('a sign', () => {
  test.for([
    ['C++', 'Is C++ hard?'],
    ['c++', 'Use **C++17** here.'],
    ['C++', '`C++`'],
    ['Ｃ＋＋', 'Is C++ hard?'],
    ['C#', 'Is C# hard?'],
    ['.NET', 'the .NET runtime'],
    ['.net', 'ASP.NET Core'],
    ['$x', 'echo "$x"'],
    ['main.ts', 'in src/main.ts:3'],
    ['v1.2.3', 'since v1.2.3-beta'],
    ['1.2.3', 'since v1.2.3'],
    ['@alice', 'ask @alice.'],
    ['#tides', 'see #tides'],
    ['--flag', 'run it with --flag=3'],
    ['foo_bar', 'call foo_bar()'],
    ['=>', '(x) => x'],
    ['C言語', '最初はC言語を学ぶ'],
    ['C++入門', '「C++入門」という本'],
    ['入門C++', '本は「入門C++」です'],
    ['node.js', 'Node.js'],
    ['50%', 'about 50% of it'],
    ['€5', 'costs €5'],
    ['AT&T', 'by AT&T'],
  ] as const)('is found where it stands: %s', async ([words, text]) => {
    const { find, marks } = await historyOf(text, 'c net x main ts v1 alice tides flag 言語 入門 50 5 at t');
    expect((await find(words))[0]).toBe(text);
    const fold = (value: string) => value.normalize('NFKC').toLowerCase();
    expect((await marks(words))[0]?.slice(1).map((mark) => fold(String(mark)))).toEqual([fold(words)]);
  });

  test('is not another sign, nor the letter alone', async () => {
    const { find } = await historyOf('vitamin C', 'C++ is', 'C# is', 'C is', 'x is', '$y is', 'F# is');
    expect(await find('C++')).toEqual(['C++ is']);
    expect(await find('C#')).toEqual(['C# is']);
    expect(await find('C# is')).toEqual(['C# is']);
    expect(await find('$x')).toEqual([]);
    expect(await find('C')).toEqual(['vitamin C', 'C++ is', 'C# is', 'C is']);
  });

  test('typed around words or between them comes before the same words without it', async () => {
    const { find, marks } = await historyOf(
      'tides',
      'flag',
      'foo and bar',
      'the --flag',
      'tides?',
      'foo-bar',
    );
    expect(await find('--flag')).toEqual(['the --flag', 'flag']);
    expect(await find('tides?')).toEqual(['tides', 'tides?']);
    expect(await find('foo-bar')).toEqual(['foo-bar', 'foo and bar']);
    expect(await find('(tides)')).toEqual(['tides', 'tides?']);
    expect(await find('foo - bar')).toEqual(['foo-bar', 'foo and bar']);
    expect(await marks('--flag')).toEqual([
      [0, '--flag'],
      [2, 'flag'],
    ]);
  });

  test('of a name with one letter stays with it where the rest stands apart', async () => {
    const { find } = await historyOf('C#入門', 'C++の入門', 'C++入門');
    expect(await find('C++入門')).toEqual(['C++入門', 'C++の入門']);
  });

  test('that is an emoji is found as it is drawn, and not as half of another', async () => {
    const { find, marks } = await historyOf(
      'done 🎉 now',
      '楽しい🎉',
      'I ❤️ it',
      'a 👩‍💻 here',
      'nice 👍🏽',
      '🇷🇺🇸🇪',
      'plain',
    );
    expect(await find('🎉')).toEqual(['done 🎉 now', '楽しい🎉']);
    expect(await find('done 🎉')).toEqual(['done 🎉 now']);
    expect(await find('❤')).toEqual(['I ❤️ it']);
    expect(await marks('❤️')).toEqual([[0, '❤️']]);
    expect(await marks('👩')).toEqual([[1, '👩‍💻']]);
    expect(await find('💻')).toEqual([]);
    expect(await marks('👍')).toEqual([[1, '👍🏽']]);
    expect(await find('👍🏿')).toEqual([]);
    expect(await find('🇺🇸')).toEqual([]);
    expect(await find('🇸🇪')).toEqual(['🇷🇺🇸🇪']);
    expect(await find('plain 🎉')).toEqual([]);
  });
});

describe('a part of a name', () => {
  test.for([
    ['effect', 'useEffect', 'Effect'],
    ['eff', 'useEffect', 'Eff'],
    ['http', 'XMLHttpRequest', 'Http'],
    ['request', 'XMLHttpRequest', 'Request'],
    ['httprequest', 'XMLHttpRequest', 'HttpRequest'],
    ['xmlhttp x', 'XMLHttpRequest x', 'XMLHttp'],
    ['bar', 'foo_bar', 'bar'],
    ['2015', 'ES2015', '2015'],
    ['mb4', 'utf8mb4', 'mb4'],
    ['änderung', 'größeÄnderung', 'Änderung'],
    ['мир', 'приветМир', 'Мир'],
    ['effect(', 'useEffect(() => {})', 'Effect'],
  ] as const)('is found where it stands, after the whole word: %s', async ([words, text, mark]) => {
    const { marks } = await historyOf(`The ${text} here`, `${words} there`);
    const found = await marks(words);
    expect(found.map(([rank]) => rank)).toEqual([0, 1]);
    expect(found[1]?.[1]).toBe(mark);
  });

  test('begins where a word begins', async () => {
    const { find } = await historyOf('useEffect', 'effects', 'GitHub');
    expect(await find('ffect')).toEqual([]);
    expect(await find('seEffect')).toEqual([]);
    expect(await find('use x')).toEqual([]);
    expect(await find('hub')).toEqual(['GitHub']);
  });
});

test('the excerpt shows the place where the words stand best', async () => {
  const { list } = await conversationListWith([
    said(
      'c',
      'What does useEffect do?',
      `${'So. '.repeat(60)}It has an effect, as useEffect says. ${'So. '.repeat(60)}`,
    ),
  ]);
  const [found] = await list('effect');
  expect(found?.excerpt).toMatchObject({ rank: 0, text: expect.stringContaining('It has an effect, as') });
  expect(marked(found?.excerpt)).toEqual(['effect', 'Effect']);
});

test('a sign that stands in a long text hundreds of thousands of times is shown like any other', async () => {
  const { list } = await conversationListWith([said('c', 'q', '. '.repeat(300_000))]);
  expect((await list('.')).map(({ excerpt }) => marked(excerpt)?.length)).toEqual([60]);
});

test('a long search goes on with the next rank, and gives every conversation once', async () => {
  const kinds = ['the side-effect', 'the useEffect of a side', 'a side, an effect', 'none'] as const;
  const all = Array.from({ length: 140 }, (_, i) => said(`c${i}`, 'q', kinds[i % 4], i % 5));
  const { conversationList } = await conversationListWith(all);
  const seen: string[] = [];
  const ranks: number[] = [];
  let after: ListPosition | null = null;
  do {
    const part = await conversationList.list(queryFor('side-effect', { after }));
    seen.push(...part.conversations.map(({ id }) => id));
    ranks.push(...part.conversations.map(({ excerpt }) => excerpt?.rank ?? 9));
    after = part.next;
  } while (after);
  expect(seen.toSorted()).toEqual(all.flatMap(({ id }, i) => (i % 4 === 3 ? [] : [id])).toSorted());
  expect(ranks).toEqual([...Array<number>(35).fill(0), ...Array<number>(70).fill(2)]);
});

const UNIT = fc.constantFrom(...'abcXYZéÄ7_+#.$@-&/:🎉❤言葉カ');
const PIECE = fc
  .array(UNIT, { minLength: 1, maxLength: 7 })
  .map((units) => units.join(''))
  .filter((piece) => /[^\p{P}]/u.test(piece));
const SPACE = fc.constantFrom(' ', '\n', '　');

describe('whatever was written between spaces', () => {
  test('is found as it stands, whole and up to any letter, and marked there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(PIECE, SPACE), { minLength: 1, maxLength: 5 }),
        fc.nat(),
        fc.nat(),
        async (pieces, which, length) => {
          const text = pieces.flat().join('');
          const { marks, database } = await historyOf('unrelated', text);
          const whole = Array.from(pieces[which % pieces.length]?.[0] ?? '');
          const begun = whole.slice(0, 1 + (length % whole.length)).join('');
          // The end of a sentence does not belong to the word.
          const mark = /[\p{L}\p{N}]/u.test(begun) ? begun.replace(/[.:]+$/, '') : begun;
          for (const words of [begun, `${whole.join('')} ${begun}`]) {
            const [found] = await marks(words);
            expect([words, found?.[0]]).toEqual([words, 0]);
            expect(
              found
                ?.slice(1)
                .map(String)
                .some((one) => one.startsWith(mark)),
            ).toBe(true);
          }
          const { stored, expected } = await indexOf(database);
          expect(stored).toEqual(expected);
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);

  test('is found by every part of its names, together with the signs behind it', async () => {
    const part = fc.string({ unit: fc.constantFrom(...'abcé'), minLength: 2, maxLength: 4 });
    const name = fc.array(part, { minLength: 2, maxLength: 5 });
    const end = fc.constantFrom('', '(', '.x', '++', '言葉', '?');
    await fc.assert(
      fc.asyncProperty(name, end, fc.nat(), fc.nat(), async (parts, sign, from, count) => {
        const named = parts.map((one, i) => (i === 0 ? one : one[0]?.toUpperCase() + one.slice(1)));
        const { find } = await historyOf(`see ${named.join('')}${sign} there`);
        const start = from % parts.length;
        const some = parts.slice(start, start + 1 + (count % (parts.length - start))).join('');
        for (const words of [some, `${some} there`, `${parts.slice(start).join('')}${sign}`]) {
          expect([words, await find(words)]).toEqual([words, [`see ${named.join('')}${sign} there`]]);
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});
