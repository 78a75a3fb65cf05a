import { describe, expect, test } from 'vitest';
import type { PdfPage, TextRun } from '@/utils/pdf/pdf-page';
import { pageMark, PAGE_MARKS } from '@/utils/pdf/page-marks';
import { pdfToMarkdown } from '@/utils/pdf/to-markdown';
import { widthOf, wrap } from './flow-text';

const SIZE = 10;

/** A run of text, downwards from the upper left corner. */
function run(text: string, x: number, y: number, more: Partial<TextRun> = {}): TextRun {
  const size = more.size ?? SIZE;
  const style = { isBold: false, isMonospace: false, isRightToLeft: false, href: null };
  return { text, x, y, size, width: widthOf(text, size), ...style, ...more };
}

/** Running text of a width, in lines of its own. */
function prose(text: string, x: number, y: number, width: number): readonly TextRun[] {
  return wrap(text, { x, y, width, size: SIZE }).map((line, index) => run(line.text, x, y + index * 12));
}

function words(name: string, count: number): string {
  return Array.from({ length: count }, (_, index) => `${name}${index} and some other words`).join(' ');
}

function markdownOf(...pages: readonly (readonly TextRun[])[]): string {
  const made = pages.map((runs, index): PdfPage => ({
    number: index + 1,
    planes: [{ runs, top: 0, bottom: 792 }],
    comments: [],
  }));
  return pdfToMarkdown(made, []).markdown;
}

describe('an initial that is several lines high', () => {
  const lines = [
    'he tide comes twice a day and goes twice a day in all of the harbours',
    'of the north, and a boat that is late has to wait outside of the wall',
  ];
  const after = [run('until the water is high enough again for it, whatever its keel is like.', 50, 124)];

  test('begins its word', () => {
    const runs = [
      run('T', 50, 112, { size: 30 }),
      ...lines.map((line, index) => run(line, 72, 100 + index * 12)),
    ];
    expect(markdownOf([...runs, ...after])).toContain('The tide comes twice a day');
  });

  test('is a word of its own where the rest is a word of the page', () => {
    const text = ['boat that is late waits outside of the wall of the harbour, and', lines[1] ?? ''];
    const runs = [
      run('A', 50, 112, { size: 30 }),
      ...text.map((line, index) => run(line, 72, 100 + index * 12)),
    ];
    expect(markdownOf([...runs, ...after])).toContain('A boat that is late waits');
  });

  test('is no big letter over a text', () => {
    const markdown = markdownOf([run('B', 50, 80, { size: 30 }), ...prose(words('entry', 8), 50, 100, 300)]);
    expect(markdown).toMatch(/^B\n\nentry0/mu);
  });
});

describe('columns', () => {
  test('of three are read one after the other, whatever order the file has them in', () => {
    const columns = ['left', 'middle', 'right'].map((name) => words(name, 14));
    const runs = columns.flatMap((text, index) => prose(text, 50 + index * 180, 100, 165));
    const shuffled = runs.toSorted((a, b) => a.y - b.y || b.x - a.x);
    expect(markdownOf(shuffled).replaceAll('\n\n', ' ')).toBe(`[p. 1] ${columns.join(' ')}`);
  });

  test('end where a line goes across, and begin again below it', () => {
    const [a, b, c, d] = ['one', 'two', 'three', 'four'].map((name) => words(name, 12));
    const runs = [
      ...prose(a ?? '', 50, 100, 240),
      ...prose(b ?? '', 310, 100, 240),
      run(
        'A figure that goes from the left edge of the page to its right edge, with a long caption',
        50,
        400,
      ),
      ...prose(c ?? '', 50, 440, 240),
      ...prose(d ?? '', 310, 440, 240),
    ];
    const markdown = markdownOf(runs);
    const order = ['one0', 'one11', 'two0', 'two11', 'A figure', 'three0', 'three11', 'four0', 'four11'];
    const found = order.map((part) => markdown.indexOf(part));
    expect(found).not.toContain(-1);
    expect(found).toEqual(found.toSorted((x, y) => x - y));
  });

  test('whose baselines differ stay apart', () => {
    const [a, b] = [words('left', 14), words('right', 14)];
    expect(markdownOf([...prose(a, 50, 100, 240), ...prose(b, 306, 105, 240)]).replaceAll('\n\n', ' ')).toBe(
      `[p. 1] ${a} ${b}`,
    );
  });
});

describe('words', () => {
  test.each([
    [
      'the environ-',
      'ment is green',
      'the environment is green',
      'broken at the end of a line are whole again',
    ],
    ['a well-', 'known fact', 'a well-known fact', 'with a hyphen of their own keep it'],
    ['the Anglo-', 'Saxon kings', 'the Anglo-Saxon kings', 'with a capital after the hyphen keep it'],
    ['the soft\u{AD}', 'ware runs', 'the software runs', 'with a soft hyphen lose it'],
    [
      '海の水は満ちた',
      'り引いたり',
      '海の水は満ちたり引いたり',
      'of Chinese and Japanese meet without a space',
    ],
  ])('%s|%s: %s', (first, second, joined) => {
    const known = prose('What is well-known is the environment there.', 50, 300, 460);
    const width = { width: 230 };
    expect(markdownOf([run(first, 50, 100, width), run(second, 50, 112, width), ...known])).toContain(joined);
  });

  test('broken at the end of a page stay on it', () => {
    const first = [
      ...prose(words('first', 10), 50, 100, 460),
      run('which ends with an unfin-', 50, 160, { width: 460 }),
    ];
    const second = [
      run('ished word and goes on', 50, 100, { width: 460 }),
      ...prose(words('second', 10), 50, 112, 460),
    ];
    expect(markdownOf(first, second)).toContain('with an unfinished\n\n[p. 2]\n\nword and goes on');
  });
});

test('what is raised or lowered stays with its word, and ordinals are plain', () => {
  const small = { size: 6 };
  const oxygen = 95 + widthOf(' and H', SIZE) + 3.4;
  const line = [
    run('E = mc', 50, 100),
    run('2', 50 + widthOf('E = mc', SIZE), 96, small),
    run(' and H', 95, 100),
    run('2', oxygen - 3.4, 103, small),
    run('O on the 1', oxygen, 100),
    run('st', oxygen + widthOf('O on the 1', SIZE), 96, small),
  ];
  expect(markdownOf([...line, ...prose(words('text', 12), 50, 200, 460)])).toContain(
    'E = mc^2 and H_2O on the 1st',
  );
});

test('the same number marks another note on each page', () => {
  const page = (name: string): readonly TextRun[] => [
    ...prose(words(name, 30), 50, 100, 460),
    run(`Said of ${name}`, 50, 300),
    run('1', 50 + widthOf(`Said of ${name}`, SIZE), 296, { size: 6 }),
    run('1', 50, 697, { size: 5 }),
    run(`The note on ${name}.`, 54, 700, { size: 8 }),
  ];
  const markdown = markdownOf(page('storms'), page('calms'));
  expect(markdown).toContain('Said of storms[^1]');
  expect(markdown).toContain('[^1]: The note on storms.');
  expect(markdown).toContain('Said of calms[^1-p2]');
  expect(markdown).toContain('[^1-p2]: The note on calms.');
});

test('entries of a bibliography, whose later lines are indented, are paragraphs', () => {
  const entries = ['Abel', 'Bell', 'Cole', 'Dorn'].map(
    (name) => `${name}, A. ${words(name.toLowerCase(), 3)} and a place of publication in the end.`,
  );
  let y = 100;
  const runs = entries.flatMap((entry) =>
    wrap(entry, { x: 50, y, width: 260, size: SIZE, indent: 0 }).map((line, index) =>
      run(line.text, index === 0 ? 50 : 66, (y += 12)),
    ),
  );
  expect(markdownOf(runs).split('\n\n').slice(1)).toEqual(entries);
});

test('what is the same on every page of a form is no running line, unless it stands apart', () => {
  const pages = Array.from({ length: 6 }, (_, index) => [
    run('Harbour office', 50, 40, { size: 8 }),
    ...['Name of the ship', 'Its draught', `Berth ${index}`].map((line, at) => run(line, 50, 70 + at * 12)),
    ...prose(words(`ship${index}`, 20), 50, 200, 460),
    run(`– ${index + 1} –`, 290, 760, { size: 8 }),
  ]);
  const markdown = markdownOf(...pages);
  expect(markdown).not.toMatch(/Harbour office|– 3 –/u);
  expect(markdown.match(/Name of the ship/gu)).toHaveLength(6);
  expect(markdown).toContain('Berth 5');
});

test('text from right to left is read from right to left', () => {
  const isRightToLeft = true;
  const runs = [
    run('العالم', 60, 100, { isRightToLeft, width: 30 }),
    run('مرحبا', 100, 100, { isRightToLeft, width: 30 }),
  ];
  expect(markdownOf(runs)).toContain('مرحبا العالم');
});

test('page marks can be found again', () => {
  const text = `${pageMark(3)}\n\nText with [p. 9] in it.\n\n${pageMark(12)}\n\nMore`;
  expect([...text.matchAll(PAGE_MARKS)].map(([, page]) => page)).toEqual(['3', '12']);
});
