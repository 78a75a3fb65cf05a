import { describe, expect, it } from 'vitest';
import { checkAnswer } from '@/utils/cite/check-answer';
import { indexPassages } from '@/utils/cite/passage-index';
import { about, run } from './cite-fixtures';

const EN = [
  '# Harbours of the Channel',
  'The moon pulls the sea, and the sea rises twice a day in every harbour.',
  'Fishermen of Dover kept tables of the tide since 1846, written by hand and copied each winter.',
  'A clerk called Margaret Hollis collected 312 of these tables for the Royal Observatory on 14 March 1903.',
  'A dam across the bay of Swansea would supply 155,000 homes, engineers estimate, at a cost of £1.3 billion.',
  'Critics fear for salmon and eels, which migrate through the estuary every spring.',
  'The lighthouse is 12.5 m tall, and 40% of its lamps were replaced in April 2018 by the Hartwell Company.',
  'The minister said: “We will never close this harbour to small boats.” The town grew from 1.2 to 1.5 million.',
].join('\n\n');
const JA = [
  '# 潮汐',
  '月の引力が海水を引き寄せ、一日に二回の満潮が起こります。',
  '湾を横切る堰は十五万五千世帯に電力を供給できると技術者は見積もっています。',
  '灯台の高さは12メートルで、2018年4月3日に点灯しました。費用は3億5000万円でした。',
  '田中一郎さんは「海は人を待ってはくれない」と話しています。利用者の40％が女性です。',
].join('\n\n');

function check(written: string, page: string) {
  const [checked] = checkAnswer([run(written)], indexPassages(about(page)));
  return checked;
}
const verdict = (written: string, page: string) => check(written, page)?.verdicts[0];

describe('an answer in another language than the page', () => {
  it.each([
    ['灯台の高さは12.5メートルで、2018年4月にランプの40％が交換された[6]。', EN],
    ['1903年3月14日までに312枚の表が集められた[3]。', EN],
    ['ダムの費用は13億ポンドで、15万5千世帯に供給できる[4]。', EN],
    ['人口は120万人から150万人に増えた[7]。', EN],
    ['海面は一日に2回上がる[1]。', EN],
    ['Hartwell Companyがランプの40％を交換した[6]。', EN],
    ['大臣は「We will never close this harbour to small boats」と述べ、港を閉めないと約束した[7]。', EN],
    ['灯塔高12.5米，2018年4月更换了40%的灯[6]。', EN],
    ['大坝的造价为13亿英镑，可为15.5万户供电[4]。', EN],
    ['Der Leuchtturm ist 12,5 m hoch; im April 2018 wurden 40 % der Lampen ersetzt [6].', EN],
    ['Ein Damm würde 1,3 Milliarden Pfund kosten und 155.000 Haushalte versorgen [4].', EN],
    ['The lighthouse is 12 metres tall and was lit on 3 April 2018 [3].', JA],
    ['It cost 350 million yen in all [3].', JA],
    ['The weir could supply 155,000 households [2].', JA],
    ['He says “海は人を待ってはくれない”, as others do [4].', JA],
  ])('is fine where its numbers, dates, names and quotes are those of the passage: %j', (written, page) => {
    expect(check(written, page)).toMatchObject({ claims: [{ state: 'found' }] });
  });

  it.each([
    ['灯台の高さは15メートルで、2018年4月にランプの40％が交換された[6]。', EN, '15'],
    ['2018年4月にランプの45％が交換された[6]。', EN, '45'],
    ['2018年5月にランプの40％が交換された[6]。', EN, '5月'],
    ['1903年3月15日に312枚の表が集められた[3]。', EN, '15'],
    ['ダムの費用は130億ポンドと見積もられている[4]。', EN, '130億'],
    ['海面は一日に3回上がる[1]。', EN, '3'],
    ['灯塔高15.5米，2018年4月更换了40%的灯[6]。', EN, '15.5'],
    ['大坝的造价为1.3亿英镑[4]。', EN, '1.3亿'],
    ['Im Mai 2018 wurden 40 % der Lampen des Leuchtturms ersetzt [6].', EN, 'Mai'],
    ['Margaret Hollis sammelte bis zum 14. März 1903 genau 321 Tabellen [3].', EN, '321'],
    ['The lighthouse is 16 metres tall and was lit on 3 April 2018 [3].', JA, '16'],
    ['The lighthouse was lit on 3 May 2018 [3].', JA, 'May'],
    ['It cost 35 million yen in all [3].', JA, '35 million'],
    ['The weir could supply 185,000 households [2].', JA, '185,000'],
  ])('is flagged for a number or a date that the page does not have: %j', (written, page, says) => {
    expect(verdict(written, page)).toMatchObject({ type: 'number', says });
  });

  it.each([
    ['評論家はサケとウナギを心配している[5]。', EN],
    ['312枚の表が集められた[1]。', EN],
    ['海面は一日に五回上がる[1]。', EN],
    ['评论家担心鲑鱼和鳗鱼[5]。', EN],
    ['Kritiker fürchten um Lachse und Aale in der Mündung des Flusses [5].', EN],
    ['Eleanor Whitby sammelte die Tabellen für das Observatorium der Stadt [3].', EN],
    ['The pull of the moon causes high tides [1].', JA],
    ['Tanaka Ichiro of Minato says so [4].', JA],
  ])('is not checked where nothing can be said, and never fine: %j', (written, page) => {
    expect(verdict(written, page)).toEqual({ type: 'unchecked' });
  });

  it('is flagged for a name in the page’s own letters that the page does not have', () => {
    expect(verdict('Horton BrothersがMargaret Hollisの表を集めた[3]。', EN)).toEqual({
      type: 'partly',
      missing: ['Horton Brothers'],
    });
  });

  it('is led to the passage that has its names, numbers or quote', () => {
    expect(verdict('Margaret Hollisは312枚の表を集めた[5]。', EN)).toMatchObject({ passage: 3 });
    expect(
      verdict('Ein Damm würde 1,3 Milliarden Pfund kosten und 155.000 Haushalte versorgen [2].', EN),
    ).toMatchObject({ type: 'elsewhere', passage: 4 });
    expect(
      verdict(
        '大臣は「We will never close this harbour to small boats」と述べ、港を閉めないと約束した[5]。',
        EN,
      ),
    ).toEqual({ type: 'elsewhere', source: 1, passage: 7 });
  });
});
