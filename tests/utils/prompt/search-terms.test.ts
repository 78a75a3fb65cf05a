import { describe, expect, it } from 'vitest';
import { countsOf, haystackOf, searchTerms } from '@/utils/prompt/search-terms';

const words = (question: string) => searchTerms(question).map(({ text }) => text);

/** The counts of all terms of a question in a text, of the words themselves and of all their forms. */
function found(question: string, text: string) {
  const counts = searchTerms(question).flatMap((term) => countsOf(term, haystackOf([text])).get(0) ?? []);
  return {
    exact: counts.reduce((sum, { exact }) => sum + exact, 0),
    forms: counts.reduce((sum, { forms }) => sum + forms, 0),
  };
}

describe('the terms of a question', () => {
  it.each([
    ['What did the keepers say about the lighthouse?', ['keeper', 'say', 'lighthouse']],
    ['Wer hat den Leuchtturm gestrichen?', ['leuchtturm', 'gestrichen']],
    ['Кто покрасил маяк?', ['покрасил', 'маяк']],
    ['灯台の扉', ['灯台', '台の', 'の扉']],
    ['月', ['月']],
    ['iPhoneの画面', ['iphone', 'の画', '画面']],
    ['What is it?', ['what', 'is', 'it']],
    ['war and peace', ['war', 'peace']],
    ['?!', []],
  ])('of “%s”', (question, terms) => {
    expect(words(question)).toEqual(terms);
  });
});

describe('a term is found', () => {
  it.each([
    ['in any case and number', 'lighthouses', 'The LIGHTHOUSE and two lighthouses.', { exact: 2, forms: 2 }],
    ['in other forms', 'measure', 'They measured it; measuring takes time.', { exact: 0, forms: 2 }],
    ['at the beginning of a longer word', 'tide', 'A tidewater glacier.', { exact: 0, forms: 1 }],
    ['not within a word', 'rate', 'The crate was accurate.', { exact: 0, forms: 0 }],
    [
      'not at the beginning of another, where it is short',
      'cat',
      'The category of catalogues.',
      { exact: 0, forms: 0 },
    ],
    ['beside a script without spaces', 'iphone', '新しいiPhoneの画面', { exact: 1, forms: 1 }],
    ['declined, in Russian', 'игре', 'Первая игра, в начале игры, играми.', { exact: 0, forms: 3 }],
    ['with its article, in Arabic', 'كتاب', 'قرأ الكتاب وكتابها', { exact: 0, forms: 2 }],
    ['with accents or without', 'café', 'A cafe, a café.', { exact: 2, forms: 2 }],
    ['in Thai, which has no spaces', 'ประเทศ', 'ในประเทศไทยและต่างประเทศ', { exact: 2, forms: 2 }],
  ])('%s', (_, question, text, counts) => {
    expect(found(question, text)).toEqual(counts);
  });

  it('in the stretch that has it, and never across two', () => {
    const [term] = searchTerms('月光');
    const stretches = haystackOf(['a 月', '光 b', '', '月光\0月光', 'c 月光']);
    expect(stretches.starts).toHaveLength(5);
    expect(term && [...countsOf(term, stretches)].map(([i, { exact }]) => [i, exact])).toEqual([
      [3, 2],
      [4, 1],
    ]);
  });
});
