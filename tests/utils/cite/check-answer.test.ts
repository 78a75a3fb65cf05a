import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAnswer, type Run } from '@/utils/cite/check-answer';
import { citableTexts, findCited, targetOf, passageWords, type CitableText } from '@/utils/cite/citable';
import { hasAbout } from '@/utils/cite/fuzzy-find';
import { createLikely } from '@/utils/cite/likely';
import { isQuoted, lettersOf, quotesIn } from '@/utils/cite/quotes';
import { pageWith } from '../storage/storage-fixtures';
import { turnWith } from '../chat/chat-fixtures';

const TIDES = [
  '# Tides',
  'The moon pulls the sea, and the sea rises twice a day in every harbour.',
  '## Ports',
  '| port | rise |\n| --- | --- |\n| Dover | 6.7 m |',
  'Fishermen of Dover kept tables of the tide since 1846, written by hand and copied each winter.',
].join('\n\n');
const JA =
  '# 潮汐\n\n月の引力が海水を引き寄せ、一日に二回の満潮が起こります。\n\n漁師は1846年から潮汐表を手で書き写していました。';

function about(text: string, change: Parameters<typeof turnWith>[0] = {}): readonly CitableText[] {
  const turn = turnWith({ attachment: { page: pageWith('h'), selection: null }, ...change });
  return citableTexts([turn], new Map([['h', text]]));
}

/** `Claim [7].` as a run. */
function run(written: string): Run {
  const citations: { at: number; source: number | null; passage: number }[] = [];
  let text = '';
  let end = 0;
  for (const { 0: citation, 1: source, 2: passage, index } of written.matchAll(/\[(?:(\d+)·)?(\d+)\]/g)) {
    text += written.slice(end, index);
    citations.push({
      at: text.length,
      source: source === undefined ? null : Number(source),
      passage: Number(passage),
    });
    end = index + citation.length;
  }
  return { text: text + written.slice(end), citations };
}

const verdicts = (written: string, text = TIDES) =>
  checkAnswer([run(written)], about(text)).flatMap((checked) => checked.verdicts);

describe('a mark', () => {
  it('is fine where its passage speaks of the same, absent where there is none, to be checked where it does not', () => {
    expect(verdicts('The sea rises because the moon pulls [1]. Dover has 6.7 m of it [3].')).toEqual([
      'fine',
      'fine',
    ]);
    expect(verdicts('The moon pulls the sea [99]. The moon pulls the sea [2·1].')).toEqual([
      'absent',
      'absent',
    ]);
    expect(
      verdicts('The moon pulls the sea in every harbour [1]. Bananas ripen quickly inside boxes [1].'),
    ).toEqual(['fine', 'check']);
  });

  it('among several stands for a part of the claim', () => {
    expect(verdicts('The moon pulls the sea every day [1][3].')).toEqual(['fine', 'fine']);
  });

  it('in Japanese is held against pairs of characters', () => {
    expect(verdicts('月の引力で満潮が起こる[1]。漁師は潮汐表を書き写した[2]。', JA)).toEqual([
      'fine',
      'fine',
    ]);
    expect(verdicts('月の引力で満潮が起こる[1]。銀行の利率改定が発表された[2]。', JA)).toEqual([
      'fine',
      'check',
    ]);
  });

  it('in another language than the page is held against numbers and names alone', () => {
    expect(verdicts('漁師は1846年から表を付けていた[4]。')).toEqual(['fine']);
    expect(verdicts('月が海を引き寄せて満潮が起こる[1]。')).toEqual(['fine']);
    expect(verdicts('2019年と2021年に発表された[1]。')).toEqual(['check']);
  });

  it('of what was not sent is absent, though the page has it', () => {
    const long = `# A\n\n${'The moon pulls the sea. '.repeat(40)}\n\n# B\n\n${'Rivers carry silt. '.repeat(40)}`;
    const page = pageWith('h', { sections: [0], coverage: 'chosen' });
    const texts = about(long, { attachment: { page, selection: null } });
    expect(findCited(texts, { source: null, passage: 1 })).not.toBeNull();
    expect(findCited(texts, { source: null, passage: 2 })).toBeNull();
  });

  it('of a selection leads into it', () => {
    const selection = { text: 'A neap tide is weak.', headings: [], around: '' };
    const texts = about(TIDES, { attachment: { page: pageWith('h'), selection } });
    const cited = findCited(texts, { source: 0, passage: 1 });
    expect(cited && passageWords(cited)).toBe('A neap tide is weak.');
  });
});

describe('the claims of an answer', () => {
  it('are counted, and those that lead to the page', () => {
    const [checked] = checkAnswer(
      [
        run(
          'The moon pulls the sea [1]. Bananas ripen inside cardboard boxes [1]. Dover rises 6.7 m [99]. Fine.',
        ),
      ],
      about(TIDES),
    );
    expect(checked).toMatchObject({ claims: 3, leading: 1 });
  });
});

describe('a quote', () => {
  const isFound = (words: string, page = TIDES) => isQuoted(words, lettersOf(page));

  it('is found whatever its width, case, spaces and punctuation, and with a few letters changed', () => {
    expect(isFound('the MOON  pulls the sea and the sea rises')).toBe(true);
    expect(isFound('ｔｈｅ ｍｏｏｎ pulls the sea')).toBe(true);
    expect(isFound('Fishermen in Dover kept tables of the tides since 1846')).toBe(true);
    expect(isFound('Fishermen of Dover … written by hand')).toBe(true);
    expect(isFound('一日に二回の満潮が起こります', JA)).toBe(true);
    expect(isFound('fishermen never kept any table of anything at all')).toBe(false);
    expect(isFound('銀行の利率改定が発表された', JA)).toBe(false);
  });

  it('is taken out of any quotation marks, if it is long enough to say something', () => {
    const words = (text: string) => quotesIn(text).map((quote) => quote.words);
    expect(words('It says “the moon pulls the sea” and "the sea rises twice".')).toEqual([
      'the moon pulls the sea',
      'the sea rises twice',
    ]);
    expect(
      words(
        '«la lune attire la mer» „der Mond zieht das Meer“ 「月の引力が海水を引き寄せ」『潮汐表を手で書き写す』',
      ),
    ).toHaveLength(4);
    expect(words('the “tide” and 「潮」, 5" and 6"')).toEqual([]);
  });

  it('that is not there is told, and its claim does not lead to the page', () => {
    const [checked] = checkAnswer(
      [run('The page says “the moon pulls every purple elephant” [1].')],
      about(TIDES),
    );
    expect(checked?.notFound.map(({ words }) => words)).toEqual(['the moon pulls every purple elephant']);
    expect(checked?.leading).toBe(0);
  });

  it('is found with as many errors as are allowed, and never with none of its pieces there', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      minLength: 30,
      maxLength: 80,
    });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(20), (page, from, at) => {
        const needle = page.slice(from % 10, (from % 10) + 20);
        const wrong = `${needle.slice(0, at)}x${needle.slice(at + 1)}`;
        expect(hasAbout(page, wrong, 1)).toBe(true);
        expect(hasAbout(page, 'x'.repeat(20), 5)).toBe(false);
      }),
    );
  });
});

describe('the likely place', () => {
  it('of a sentence without a mark is the passage that says most of it, or none', () => {
    const likely = createLikely(about(TIDES));
    const found = likely('Since 1846, fishermen of Dover copied tables of the tide each winter by hand.');
    expect(found && passageWords(found)).toMatch(/^Fishermen/);
    expect(likely('Bananas ripen quickly inside cardboard boxes of the market.')).toBeNull();
    const japanese = createLikely(about(JA))('漁師は潮汐表を1846年から手で書き写していた。');
    expect(japanese && passageWords(japanese)).toMatch(/^漁師/);
  });
});

describe('the target of a passage', () => {
  it('has its words, those around it and its headings', () => {
    const cited = findCited(about(TIDES), { source: null, passage: 4 });
    expect(cited && targetOf(cited)).toMatchObject({
      text: expect.stringMatching(/^Fishermen of Dover/),
      headings: ['Tides', 'Ports'],
      before: ['Dover\t6.7 m', 'port\trise', expect.stringMatching(/^The moon/)],
      after: [],
    });
    const pdf = findCited(about('[p. 3]\n\nOn page three.\n\n[1:30] Said.'), { source: null, passage: 2 });
    expect(pdf && targetOf(pdf)).toMatchObject({ text: 'Said.', pdfPage: 3, seconds: 90 });
  });
});
