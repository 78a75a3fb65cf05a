import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAnswer } from '@/utils/cite/check-answer';
import { indexPassages } from '@/utils/cite/passage-index';
import { about, run } from './cite-fixtures';

const EN = [
  '# Harbours of the Channel',
  'The moon pulls the sea, and the sea rises twice a day in every harbour.',
  '## Tables',
  'Fishermen of Dover kept tables of the tide since 1846, written by hand and copied each winter.',
  'A clerk called Margaret Hollis collected 312 of these tables for the Royal Observatory in Greenwich.',
  '## Energy',
  'A dam across the bay of Swansea would supply 155,000 homes, engineers estimate, at a cost of £1.3 billion.',
  'Critics fear for salmon and eels, which migrate through the estuary every spring.',
].join('\n\n');
const DE = [
  '# Gezeiten',
  'Der Mond zieht das Meer an, sodass das Wasser zweimal am Tag in allen Häfen steigt.',
  'Fischer aus Emden führten seit 1846 Tabellen der Gezeiten, die sie jeden Winter von Hand abschrieben.',
  'Ein Damm vor der Bucht könnte 155.000 Haushalte versorgen, schätzen Ingenieure.',
].join('\n\n');
const JA = [
  '# 潮汐',
  '月の引力が海水を引き寄せ、一日に二回の満潮が起こります。',
  '漁師は1846年から潮汐表を手で書き写し、冬ごとに更新していました。',
  '湾を横切る堰は十五万五千世帯に電力を供給できると技術者は見積もっています。',
].join('\n\n');
const ZH = [
  '# 潮汐',
  '月球的引力吸引海水，每天在每个港口引起两次涨潮。',
  '渔民从1846年开始手工抄写潮汐表，每年冬天更新一次。',
  '工程师估计，横跨海湾的水坝可以为155,000户家庭供电。',
].join('\n\n');

function verdicts(written: string, page: string) {
  return checkAnswer([run(written)], indexPassages(about(page))).flatMap((checked) => checked.verdicts);
}

describe('a claim stays fine', () => {
  it.each([
    ['A barrier in Swansea could power 155,000 homes for about £1.3 billion [4].', EN],
    ['Opponents worry about migrating salmon and eels [5].', EN],
    ['In Dover, tide tables were handwritten by fishermen from 1846 on [2].', EN],
    ['Margaret Hollis gathered over 300 tide tables for the observatory [3].', EN],
    ['Fishermen wrote down the tides, and a clerk collected their tables [2][3].', EN],
    [
      'The tables went to the ROG, whose Greenwich office kept those of Margaret Hollis [3].',
      EN.replace('Royal Observatory in Greenwich', 'Royal Observatory of Greenwich'),
    ],
    ['Durch die Anziehung des Mondes steigt das Wasser im Hafen zweimal täglich [1].', DE],
    ['Ein Damm könnte etwa 155.000 Haushalte mit Strom versorgen [3].', DE],
    ['Die Tabellen der Fischer wurden jeden Winter abgeschrieben [2].', DE],
    ['月の引力によって満潮は一日二回起こる[1]。', JA],
    ['潮汐表は1846年から漁師が手書きで写していた[2]。', JA],
    ['月球引力每天引起两次涨潮[1]。', ZH],
    ['从1846年起，渔民手工抄写潮汐表[2]。', ZH],
  ])('%j', (written, page) => {
    for (const { type } of verdicts(written, page)) expect(type).toBe('fine');
  });
});

describe('a claim is flagged', () => {
  it.each([
    ['Fishermen of Dover kept tables since 1864, written by hand [2].', EN, { says: '1864', page: '1846' }],
    ['The dam would supply 185,000 homes [4].', EN, { says: '185,000', page: '155,000' }],
    ['Fischer aus Emden führten seit 1864 Tabellen [2].', DE, { says: '1864', page: '1846' }],
    ['漁師は1864年から潮汐表を書き写していた[2]。', JA, { says: '1864', page: '1846' }],
    ['水坝可以为185,000户家庭供电[3]。', ZH, { says: '185,000', page: '155,000' }],
    ['The moon pulls the sea and the harbours 17 times [1].', EN, { says: '17', page: null }],
  ])('for its number: %j', (written, page, expected) => {
    expect(verdicts(written, page)).toEqual([{ type: 'number', ...expected }]);
  });

  it.each([
    ['Critics fear for salmon and eels in the estuary [2].', EN, 5],
    ['Ingenieure schätzen, dass ein Damm Haushalte versorgen könnte [1].', DE, 3],
    ['漁師は冬ごとに潮汐表を書き写していた[1]。', JA, 2],
    ['渔民每年冬天抄写潮汐表[1]。', ZH, 2],
  ])('for its place: %j', (written, page, passage) => {
    expect(verdicts(written, page)).toEqual([{ type: 'elsewhere', source: 1, passage }]);
  });

  it('but not for the number of items in a list, or of rows under the first', () => {
    const list =
      'Rules of the harbour:\n\n- Keep to the right.\n- Give way to ferries.\n- Never anchor in the channel.\n- Use no horn.\n\nAll else is allowed.\n\nFines are paid at the gate.\n\nIt is never shut.';
    expect(verdicts('The harbour has 4 rules, among them giving way to ferries [3].', list)).toEqual([
      { type: 'fine' },
    ]);
    expect(verdicts('The harbour has 6 rules, among them giving way to ferries [3].', list)).toEqual([
      { type: 'number', says: '6', page: null },
    ]);
    const table = '| port | rise |\n| --- | --- |\n| Dover | 6.7 m |\n| Emden | 3.2 m |\n| Brest | 5.9 m |';
    expect(verdicts('Of the 3 ports in the table Dover has a rise of 6.7 metres [2].', table)).toEqual([
      { type: 'fine' },
    ]);
  });

  it('for a name that the page does not have, in capitals that say so', () => {
    expect(verdicts('The tables were collected by Eleanor Whitby for the observatory [3].', EN)).toEqual([
      { type: 'partly', missing: ['Eleanor Whitby'] },
    ]);
    expect(verdicts('Die Tabellen der Gezeiten führten Fischer und Kapitäne jeden Winter [2].', DE)).toEqual([
      { type: 'fine' },
    ]);
  });

  it.each([
    ['The moon pulls the sea in every harbour [1]. Bananas ripen quickly inside cardboard boxes [1].', EN],
    ['Das Wasser steigt in allen Häfen [1]. Bananen reifen in Kartons schneller als im Freien [1].', DE],
    ['月の引力で満潮が起こる[1]。銀行の利率改定が発表された[2]。', JA],
    ['月球引力引起涨潮[1]。银行宣布调整存款利率[2]。', ZH],
  ])('for having nothing in common with its passage: %j', (written, page) => {
    expect(verdicts(written, page)).toEqual([{ type: 'fine' }, { type: 'nowhere' }]);
  });
});

describe('a claim that says the opposite of its passage', () => {
  const PRICES = [
    'The price of herring rose by a third in the spring of that year, the harbour office reports.',
    'The council approved the new breakwater in a vote of the summer.',
    'The ferry was not allowed to stop at the old quay.',
    'The keeper of the northern lighthouse has never left his post in winter.',
    'The lamp of the western tower is lit at dusk by its machines.',
    'Catches shrank in the cold years, but the fleet did not grow smaller.',
  ].join('\n\n');

  it.each([
    ['The price of herring fell by a third in spring [1].', { type: 'opposite', says: 'fell', page: 'rose' }],
    [
      'The council rejected the new breakwater [2].',
      { type: 'opposite', says: 'rejected', page: 'approved' },
    ],
    ['The keeper of the lighthouse has left his post in winter [4].', { type: 'denied', word: 'never' }],
    ['The lamp of the western tower is not lit at dusk [5].', { type: 'denied', word: 'not' }],
  ])('%j', (written, expected) => {
    expect(verdicts(written, PRICES)).toEqual([expected]);
  });

  it.each([
    'The price of herring rose by a third in spring [1].',
    'Herring cost a third more, as its price increased in spring [1].',
    'The ferry was banned from the old quay [3].',
    'The keeper never left his post at the lighthouse in winter [4].',
    'Catches declined in cold years [6].',
  ])('and not of one in other words: %j', (written) => {
    expect(verdicts(written, PRICES)).toEqual([{ type: 'fine' }]);
  });
});

describe('in another language than the page', () => {
  it('names and numbers are compared, and nothing else', () => {
    expect(verdicts('Un barrage à Swansea alimenterait 155 000 foyers [4].', EN)).toEqual([{ type: 'fine' }]);
    expect(verdicts('ダムは15万5000世帯に電力を供給できる[4]。', EN)).toEqual([{ type: 'fine' }]);
    expect(verdicts('漁師は1864年から表を付けていた[2]。', EN)).toEqual([
      { type: 'number', says: '1864', page: '1846' },
    ]);
    expect(verdicts('Margaret Hollisは312枚の表を集めた[5]。', EN)).toEqual([
      { type: 'elsewhere', source: 1, passage: 3 },
    ]);
  });

  it('words of that language in a long page do not make it the page’s language', () => {
    const harbours = Array.from(
      { length: 22 },
      (_, i) => `In the harbour of town ${i} the sea rises and falls with the moon.`,
    );
    const sign = 'The sign reads: pescadores escribieron las tablas de cada invierno, todo a mano.';
    const page = [...harbours, sign].join('\n\n');
    expect(verdicts('Los pescadores escribieron precios de cada invierno [1].', page)).toEqual([
      { type: 'unchecked' },
    ]);
    expect(verdicts('The fishermen and the sea of the town fall with prices [23].', page)).toEqual([
      { type: 'elsewhere', source: 1, passage: 1 },
    ]);
  });

  it('months are compared where the page names its own', () => {
    expect(verdicts('2018年8月に開業した[1]。', 'The harbour opened in July 2018, in the north.')).toEqual([
      { type: 'number', says: '8月', page: null },
    ]);
    expect(
      verdicts('It opened in April 2018 [1].', 'Гавань открылась в апреле 2018 года, 03.04.2018.'),
    ).toEqual([{ type: 'fine' }]);
  });

  it('too little is not called fine', () => {
    expect(verdicts('月が海を引き寄せて満潮が起こる[1]。', EN)).toEqual([{ type: 'unchecked' }]);
    expect(verdicts('Die Fischer schrieben alles mit der Hand ab [2].', EN)).toEqual([{ type: 'unchecked' }]);
    expect(verdicts('Yes, indeed [2].', EN)).toEqual([{ type: 'unchecked' }]);
  });
});

it('a claim that is copied from its passage is fine, whatever the page', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'Dover',
      'The',
      'sea',
      'rises',
      '1,200',
      '3.5 m',
      'May',
      '潮汐表',
      '二十三',
      '7月',
      'G20',
      'der',
      'of',
      '12 500',
    ),
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .filter((text) => /^[\p{L}\p{N}]+$/u.test(text)),
  );
  const sentence = fc.array(word, { minLength: 3, maxLength: 12 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), fc.nat(), (sentences, at) => {
      const index = indexPassages(about(sentences.map((text) => `Note: ${text}.`).join('\n\n')));
      const place = at % index.passages.length;
      const text = index.sent[place] ?? '';
      const citations = [{ at: text.length, source: null, passage: place + 1 }];
      expect(checkAnswer([{ text, citations }], index)[0]?.verdicts).toEqual([{ type: 'fine' }]);
    }),
  );
});
