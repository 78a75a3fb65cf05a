import { describe, expect, it } from 'vitest';
import { isKnown, knownValues, valuesOf } from '@/utils/cite/values';

/** The firm numbers and months of a claim that a page does not state. */
function unknown(claim: string, page: string): readonly string[] {
  const known = knownValues(valuesOf(page), [page]);
  return [...valuesOf(claim)]
    .filter((value) => value.isFirm && !isKnown(value, known))
    .map(({ says }) => says);
}

describe('a number', () => {
  it.each([
    ['1,200 people', '1200 people'],
    ['2 times a day', 'twice a day'],
    ['the 3rd round', 'the third round'],
    ['15万5千世帯', '155,000 homes'],
    ['155,000 homes', '十五万五千世帯'],
    ['13億ポンド', '£1.3 billion'],
    ['from 1.2 million to 1.5 million', 'from 1.2 to 1.5 million'],
    ['1.200 Menschen', '1,200 people'],
    ['12 500 habitants', '12,500 inhabitants'],
    ['3 ports', 'three ports'],
    ['27 Häfen', 'siebenundzwanzig Häfen'],
    ['27 ports', 'twenty-seven ports'],
    ['1.2 million people', '1,234,567 people'],
    ['2 million people', 'two million people'],
    ['$5 billion', '$5bn'],
    ['120万人', '1.2 million people'],
    ['3 Milliarden Euro', '3 billion euros'],
    ['5 %', 'five percent'],
    ['50 percent of it', 'half of it'],
    ['It was 6.7 metres', 'It was 6.7 m'],
    ['more than 6,000', '6,845 in all'],
    ['about 12 %', '11.8 %'],
    ['over 300 tables', '312 tables'],
    ['約300枚', '312 tables'],
    ['in the 1990s', 'from 1994 on'],
    ['in the 19th century', 'in 1846'],
    ['19世紀に', 'in 1846'],
    ['the 2018–19 season', 'the 2018-2019 season'],
    ['23隻', '二十三隻'],
    ['15万5000世帯', '155,000 homes'],
    ['3億2000万円', '320 million yen'],
    ['on 4 July 2018', '2018-07-04'],
    ['2018年7月4日', 'July 4, 2018'],
    ['le 4 juillet 2018', 'July 4, 2018'],
    ['am 4. Oktober', 'Oct. 4'],
  ])('of %j is that of %j', (claim, page) => {
    expect(unknown(claim, page)).toEqual([]);
  });

  it.each([
    ['1,300 people', '1,200 people', '1,300'],
    ['2019', '2018', '2019'],
    ['6.8 m', '6.7 m', '6.8 m'],
    ['2 million people', '1.2 million people', '2 million'],
    ['5 billion', '5 million', '5 billion'],
    ['on October 3', 'three boats, in October', '3'],
    ['on 4 July', '4 June', 'July'],
    ['2018年8月', '2018年7月', '8月'],
    ['in the 1990s', 'in 1989', '1990s'],
    ['37 %', '36 %', '37'],
    ['over 400 tables', '312 tables', '400'],
    ['300 tables', '312 tables', '300'],
  ])('of %j is not that of %j', (claim, page, says) => {
    expect(unknown(claim, page)).toEqual([says]);
  });

  it('in a name or in words is not asked after, since it may be meant otherwise', () => {
    expect(
      unknown('The G20 met four times in May, and May agreed. You may go. 百科事典', 'They met.'),
    ).toEqual([]);
  });
});
