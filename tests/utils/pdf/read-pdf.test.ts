import { describe, expect, test } from 'vitest';
import { readPdf } from '@/utils/pdf/read-pdf';
import { capture, read } from './capture-pdf';
import { widthOf } from './flow-text';
import { book, paper, scan, sentences, table } from './samples';
import { flow, text, writePdf } from './write-pdf';

const bold = (words: string, y: number): string => text(72, y, 11, words, 'F2');
const column = { x: 72, width: 460, size: 11 };

describe('a paper in two columns', () => {
  test('is read column by column, with its title across them first', async () => {
    const { markdown } = await capture(paper());
    const order = [
      '# Tides in narrow harbours and how to measure them',
      'Ada Marsh and Ben Quay',
      '## 1 Introduction',
      'The left column has a fact numbered 8',
      '### 1.1 Earlier work',
      'The second section has a fact numbered 4',
      'The right column has a fact numbered 9',
      '- The first finding is short.\n- The second finding is told on two lines.\n  - It has a part of its own.',
    ].map((part) => markdown.indexOf(part));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('has whole paragraphs: lines are joined, and words that were broken at a line’s or a column’s end', async () => {
    const { markdown } = await capture(paper());
    expect(markdown).toContain(`\n\n${sentences('left column', 8)}\n\n`);
    expect(markdown).toContain('It ends with an unfinished thought. The right column has');
  });

  test('keeps notes apart from the text, and marks where they belong', async () => {
    const { markdown } = await capture(paper());
    expect(markdown).toContain('As was found before[^1], nothing is new.');
    expect(markdown).toContain('\n\n[^1]: Measured at the old pier, before it was rebuilt.');
  });

  test('names its pages, and leaves out what stands on each of them', async () => {
    const { markdown, pages, leftOut, parts } = await capture(paper());
    expect([...markdown.matchAll(/^\[p\. (\d)\]$/gmu)].map(([, page]) => page)).toEqual(['1', '2', '3']);
    expect(markdown).not.toContain('Journal of Small Waters');
    expect(markdown).not.toMatch(/^\d$/mu);
    expect(pages).toBe(3);
    expect(leftOut).toEqual([]);
    expect(parts.map(({ kind }) => kind)).toEqual(['repeated']);
  });

  test('tells its author, date and language, and its heading where the title is a program’s', async () => {
    expect(await capture(paper())).toMatchObject({
      contentType: 'application/pdf',
      title: 'Tides in narrow harbours and how to measure them',
      byline: 'Ada Marsh; Ben Quay',
      published: '2026-03-14T09:26:53+01:00',
      language: 'en-GB',
      site: 'harbour.example',
    });
  });
});

test('a page that says nothing but what the others say still says it', async () => {
  const blank = { content: text(72, 750, 11, 'Intentionally left blank') };
  const { markdown } = await capture(writePdf({ pages: [blank, blank, blank] }));
  expect(markdown).toBe([1, 2, 3].map((number) => `[p. ${number}]\n\nIntentionally left blank`).join('\n\n'));
});

test('a table keeps its rows and columns, and the text around it stays text', async () => {
  const { markdown } = await capture(table());
  expect(markdown).toContain(
    [
      '| Harbour | Range | Period |',
      '| --- | --- | --- |',
      '| Burntcoat Head | 16.3 m | 12.4 h |',
      '| Saint-Malo | 12.2 m | 12.4 h |',
      '| Naples | 0.4 m |  |',
    ].join('\n'),
  );
  expect(markdown).toContain(`\n\n${sentences('paragraph before', 4)}\n\n|`);
  expect(markdown).toContain(`|\n\n${sentences('paragraph after', 4)}`);
});

test('the outline gives headings their levels, also those that look like text', async () => {
  const page = (first: string, second: string): string =>
    bold(first, 700) +
    flow(sentences('paragraph', 3), { ...column, y: 670 }) +
    text(72, 560, 11, second) +
    flow(sentences('paragraph', 3), { ...column, y: 530 });
  const { markdown } = await capture(
    writePdf({
      pages: [
        { content: page('Preface', 'A plain line') },
        { content: page('Storms', 'Another plain line') },
      ],
      outline: [
        { title: 'Preface', page: 1 },
        { title: 'Another plain line', page: 2 },
      ],
    }),
  );
  expect(markdown).toMatch(/^# Preface$/mu);
  expect(markdown).toMatch(/^# Another plain line$/mu);
  expect(markdown).toMatch(/^A plain line$/mu);
});

test('paragraphs are told by space and by indentation', async () => {
  const indented = [sentences('first', 3), sentences('second', 3), sentences('third', 3)];
  const spaced = [sentences('fourth', 3), sentences('fifth', 3)];
  const content =
    flow(indented.join('\n'), { ...column, y: 740, indent: 16 }) +
    flow(spaced[0] ?? '', { ...column, y: 400 }) +
    flow(spaced[1] ?? '', { ...column, y: 330 });
  const { markdown } = await capture(writePdf({ pages: [{ content }] }));
  expect(markdown.split('\n\n')).toEqual(['[p. 1]', ...indented, ...spaced]);
});

test('code keeps its lines and its indentation', async () => {
  const code = ['for (const wave of waves) {', '  count(wave);', '}'];
  const content =
    flow(sentences('text', 4), { ...column, y: 700 }) +
    code
      .map((line, index) =>
        text(72 + 6 * /^ */u.exec(line)![0].length, 600 - index * 12, 10, line.trim(), 'F3'),
      )
      .join('');
  const { markdown } = await capture(writePdf({ pages: [{ content }] }));
  expect(markdown).toContain(`\`\`\`\n${code.join('\n')}\n\`\`\``);
});

test('a link leads where it led, around its own words', async () => {
  const [before, link, after] = ['More is told in the ', 'harbour guide', ' of last year.'];
  const left = 72 + widthOf(before, 10);
  const rect = [left, 698, left + widthOf(link, 10), 710];
  const content = text(72, 700, 10, before + link + after);
  const links = [{ rect, url: 'https://harbour.example/guide' }];
  const { markdown } = await capture(writePdf({ pages: [{ content, links }] }));
  expect(markdown).toContain(
    'More is told in the [harbour guide](https://harbour.example/guide) of last year.',
  );
});

test.each([90, 180, 270] as const)('a page that is turned by %i degrees reads the same', async (rotate) => {
  // What stands upright once the viewer has turned the page.
  const place = { 90: [100, 72], 180: [540, 100], 270: [500, 720] }[rotate];
  const step = { 90: [14, 0], 180: [0, 14], 270: [-14, 0] }[rotate];
  const lines = ['The first line of the page', 'goes on with the second one', 'and ends with the third.'];
  const content = lines
    .map((line, index) =>
      text(
        (place[0] ?? 0) + index * (step[0] ?? 0),
        (place[1] ?? 0) + index * (step[1] ?? 0),
        11,
        line,
        'F1',
        rotate,
      ),
    )
    .join('');
  const { markdown } = await capture(writePdf({ pages: [{ content, rotate }] }));
  expect(markdown).toBe(`[p. 1]\n\n${lines.join(' ')}`);
});

test('text along the edge of a page does not get into its lines', async () => {
  const content =
    flow(sentences('page', 12), { ...column, x: 90, y: 700 }) +
    text(40, 300, 14, 'arXiv 2611.01234', 'F1', 90);
  const { markdown } = await capture(writePdf({ pages: [{ content }] }));
  expect(markdown).toContain(sentences('page', 12));
});

describe('Japanese and Chinese', () => {
  test('is joined without spaces, in lines from left to right', async () => {
    const content =
      text(72, 700, 12, '海の水は毎日二回ずつ満ちたり引いたりを繰り返していて、その理由は月と', 'J1') +
      text(72, 682, 12, '太陽の引力にあります。', 'J1');
    const { markdown } = await capture(writePdf({ pages: [{ content }] }));
    expect(markdown).toContain(
      '海の水は毎日二回ずつ満ちたり引いたりを繰り返していて、その理由は月と太陽の引力にあります。',
    );
  });

  test('is read from the top down and from right to left where it is set so', async () => {
    const content =
      text(500, 740, 12, '海の水は毎日二回ずつ満ちたり引いたりを繰り返していて、その理由は月と', 'J2') +
      text(480, 740, 12, '太陽の引力にあります。', 'J2');
    const { markdown } = await capture(writePdf({ pages: [{ content }] }));
    expect(markdown).toContain(
      '海の水は毎日二回ずつ満ちたり引いたりを繰り返していて、その理由は月と太陽の引力にあります。',
    );
  });

  test('is read in Chinese too', async () => {
    const content = text(72, 700, 12, '往杯子里放几块冰，冰会浮在水面上。', 'G1');
    expect((await capture(writePdf({ pages: [{ content }] }))).markdown).toContain(
      '往杯子里放几块冰，冰会浮在水面上。',
    );
  });
});

describe('a file that can’t be read', () => {
  test('is said to be scanned when it is pictures only', async () => {
    expect(await read(scan())).toMatchObject({ fault: 'page-scanned' });
  });

  test('is said to be scanned when nothing but the picture is drawn, without the usual operators around it', async () => {
    expect(await read(writePdf({ pages: [{ content: '612 0 0 792 0 0 cm /Im1 Do' }] }))).toMatchObject({
      fault: 'page-scanned',
    });
  });

  test('is said to have pictures only when its letters are drawn as shapes', async () => {
    const shapes = Array.from({ length: 30 }, (_, index) => `${72 + index * 9} 700 6 8 re f`).join('\n');
    expect(await read(writePdf({ pages: [{ content: shapes }] }))).toMatchObject({ fault: 'page-scanned' });
  });

  test.each(['', 'q Q', '.24 0 0 -.24 0 792 cm q Q', '1 1 1 rg 0 0 612 792 re f'])(
    'is said to be empty when nothing is on its pages: “%s”',
    async (content) => {
      expect(await read(writePdf({ pages: [{ content }] }))).toMatchObject({ fault: 'page-empty' });
    },
  );

  test('is read where it has text, and the pictures are counted; blank pages are none', async () => {
    const { markdown, pages, leftOut } = await capture(scan(true));
    expect(markdown).toBe(`[p. 2]\n\n${sentences('typed page', 5)}`);
    expect({ pages, leftOut }).toEqual({ pages: 4, leftOut: [{ type: 'scanned', pages: 2 }] });
  });

  test('is said to be locked when it takes a password, and opens when the password is empty', async () => {
    const page = { content: text(72, 700, 12, 'What nobody may read without the key.') };
    expect(await read(writePdf({ pages: [page], password: 'sesame' }))).toMatchObject({
      fault: 'page-encrypted',
    });
    const open = await capture(writePdf({ pages: [page], password: '' }));
    expect(open.markdown).toContain('What nobody may read without the key.');
  });

  test('is said to be damaged when nothing can be made of it', async () => {
    expect(await read(new TextEncoder().encode('%PDF-1.7\nand then nothing'))).toMatchObject({
      fault: 'page-damaged',
    });
  });

  test('is mended where that can be done: a file cut off at its end still has its first pages', async () => {
    const whole = book(5);
    const { markdown } = await capture(whole.slice(0, whole.length - 25));
    expect(markdown).toContain(sentences('page called 1', 20));
  });
});

test('a book of 200 pages is read to its end, with a pause for others before each page', async () => {
  let pauses = 0;
  const result = await readPdf(book(200), {
    url: 'https://harbour.example/book.pdf',
    readCMap: () => Promise.reject(new Error('none is needed')),
    pause: () => {
      pauses++;
      return Promise.resolve();
    },
  });
  if ('fault' in result) throw new Error(result.message);
  expect(pauses).toBe(200);
  expect(result.pages).toBe(200);
  expect(result.markdown).toContain(`[p. 200]\n\n${sentences('page called 200', 20)}`);
  expect(result.markdown).not.toMatch(/The Book of Harbours|Chapter the Longest|of 200/u);
});
