import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAnswer } from '@/utils/cite/check-answer';
import { findCited, targetOf, passageWords } from '@/utils/cite/citable';
import { hasAbout } from '@/utils/cite/fuzzy-find';
import { likelySource, likelySources } from '@/utils/cite/likely';
import { indexPassages } from '@/utils/cite/passage-index';
import { languageOf } from '@/utils/cite/verdict';
import { isQuoted, lettersOf, quotesIn } from '@/utils/cite/quotes';
import { pageWith } from '../storage/storage-fixtures';
import { about, run } from './cite-fixtures';

const TIDES = [
  '# Tides',
  'The moon pulls the sea, and the sea rises twice a day in every harbour.',
  '## Ports',
  '| port | rise |\n| --- | --- |\n| Dover | 6.7 m |',
  'Fishermen of Dover kept tables of the tide since 1846, written by hand and copied each winter.',
].join('\n\n');
const JA =
  '# 潮汐\n\n月の引力が海水を引き寄せ、一日に二回の満潮が起こります。\n\n漁師は1846年から潮汐表を手で書き写していました。';

const verdicts = (written: string, text = TIDES) =>
  checkAnswer([run(written)], indexPassages(about(text))).flatMap((checked) =>
    checked.verdicts.map(({ type }) => type),
  );

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
    ).toEqual(['fine', 'nowhere']);
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
      'nowhere',
    ]);
  });

  it('in another language than the page is held against numbers and names alone', () => {
    expect(verdicts('漁師は1846年から表を付けていた[4]。')).toEqual(['fine']);
    expect(verdicts('月が海を引き寄せて満潮が起こる[1]。')).toEqual(['unchecked']);
    expect(verdicts('2019年と2021年に発表された[1]。')).toEqual(['number']);
  });

  it('of what was not sent is absent, though the page has it', () => {
    const long = `# A\n\n${'The moon pulls the sea. '.repeat(40)}\n\n# B\n\n${'Rivers carry silt. '.repeat(40)}`;
    const page = pageWith('h', { sections: [0], coverage: 'chosen' });
    const texts = about(long, { attachment: { page, selection: null } });
    expect(findCited(texts, { source: null, passage: 1 })).not.toBeNull();
    expect(findCited(texts, { source: null, passage: 2 })).toBeNull();
  });

  it('of an excerpt can be cited, and not what stands beside it in its section', () => {
    const text = ['One.', 'Two.', 'Three.'].join('\n\n');
    const excerpts = [{ start: text.indexOf('Two.'), end: text.indexOf('Three.') }];
    const page = pageWith('h', { sections: [0], excerpts, coverage: 'chosen' });
    const texts = about(text, { attachment: { page, selection: null } });
    const isSent = [1, 2, 3].map((passage) => findCited(texts, { source: null, passage }) !== null);
    expect(isSent).toEqual([false, true, false]);
  });

  it('of a selection leads into it', () => {
    const selection = { text: 'A neap tide is weak.', headings: [], around: '' };
    const texts = about(TIDES, { attachment: { page: pageWith('h'), selection } });
    const cited = findCited(texts, { source: 0, passage: 1 });
    expect(cited && passageWords(cited)).toBe('A neap tide is weak.');
  });
});

describe('the claims of an answer', () => {
  it('are found on the page, or to be checked', () => {
    const [checked] = checkAnswer(
      [
        run(
          'The moon pulls the sea [1]. Bananas ripen inside cardboard boxes [1]. Dover rises 6.7 m [99]. Fine.',
        ),
      ],
      indexPassages(about(TIDES)),
    );
    expect(checked?.claims.map(({ state }) => state)).toEqual(['found', 'check', 'check']);
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
      indexPassages(about(TIDES)),
    );
    expect(checked?.notFound.map(({ words }) => words)).toEqual(['the moon pulls every purple elephant']);
    expect(checked?.claims.map(({ state }) => state)).toEqual(['check']);
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
    const index = indexPassages(about(TIDES));
    const likely = (paragraph: string) => likelySource(paragraph, index);
    const found = likely('Since 1846, fishermen of Dover copied tables of the tide each winter by hand.');
    expect(found && passageWords(found)).toMatch(/^Fishermen/);
    expect(
      likely('Since 1864, fishermen of Dover copied tables of the tide each winter by hand.'),
    ).toBeNull();
    expect(likely('Bananas ripen quickly inside cardboard boxes of the market.')).toBeNull();
    const japanese = likelySource('漁師は潮汐表を1846年から手で書き写していた。', indexPassages(about(JA)));
    expect(japanese && passageWords(japanese)).toMatch(/^漁師/);
  });
});

describe('the likely places of a paragraph', () => {
  const index = indexPassages(about(TIDES));
  const likely = (written: string) =>
    likelySources(run(written), index, languageOf([{ text: written }], index)).map(passageWords);
  const FISHERMEN = 'Fishermen of Dover copied tables of the tide each winter by hand.';

  it('are those of what follows its last citation, or of all of it', () => {
    expect(likely(`The sea rises twice a day [1]. ${FISHERMEN}`)).toEqual([
      expect.stringMatching(/^Fishermen/),
    ]);
    expect(likely(FISHERMEN)).toHaveLength(1);
    expect(likely(`${FISHERMEN} [4].`)).toEqual([]);
  });

  it('are none of what leads to something else, or asks', () => {
    expect(likely('This is what fishermen of Dover copied by hand into tables each winter:')).toEqual([]);
    expect(likely('Did fishermen of Dover copy tables of the tide each winter by hand?')).toEqual([]);
  });

  it('are none of a text that goes on without end, however it begins', () => {
    expect(likely(`${FISHERMEN} ${'And so on. '.repeat(3_000)}`)).toEqual([]);
  });

  it('are not named once more', () => {
    expect(likely(`Tables were kept since 1846 [4]. ${FISHERMEN}`)).toEqual([]);
  });

  it('are those of its sentences, where they come from several passages', () => {
    const both = `${FISHERMEN} The moon pulls the sea, which rises twice a day in every harbour.`;
    expect(likely(both)).toEqual([expect.stringMatching(/^Fishermen/), expect.stringMatching(/^The moon/)]);
    expect(
      likely('Bananas ripen quickly inside boxes of the market. So do other fruits of the south.'),
    ).toEqual([]);
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
