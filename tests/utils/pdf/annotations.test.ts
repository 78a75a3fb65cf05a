import { describe, expect, test } from 'vitest';
import { capture } from './capture-pdf';
import { sentences } from './samples';
import { flow, text, type WrittenAnnotation, writePdf } from './write-pdf';

type Rect = WrittenAnnotation['rect'];

const field = (rect: Rect, value: string, more = ''): WrittenAnnotation => ({
  rect,
  entries: `/Subtype /Widget /FT /Tx /T (f${rect.join('')}) /V (${value}) /DA (/F1 10 Tf) ${more}`,
});
const box = (rect: Rect, value: string): WrittenAnnotation => ({
  rect,
  entries: `/Subtype /Widget /FT /Btn /T (b${rect.join('')}) /V /${value} /AS /${value} /AP << /N << /Yes null >> >>`,
});

async function markdownOf(content: string, annotations: readonly WrittenAnnotation[]): Promise<string> {
  return (await capture(writePdf({ pages: [{ content, annotations }] }))).markdown;
}

describe('a filled form', () => {
  test('has the values of its fields behind their labels, which stand beside them or above', async () => {
    const content =
      text(60, 700, 10, 'Name') +
      text(60, 670, 10, 'Größe des Bootes:') +
      text(60, 640, 10, 'Fee in $') +
      text(60, 600, 10, 'Remarks');
    const markdown = await markdownOf(content, [
      field([200, 695, 400, 712], 'Anka Brel'),
      field([200, 665, 400, 682], '9.40'),
      field([200, 635, 400, 652], '12'),
      field([60, 560, 400, 595], 'The keel is deep.'),
    ]);
    expect(markdown).toContain('Name: Anka Brel');
    expect(markdown).toContain('Größe des Bootes: 9.40');
    expect(markdown).toMatch(/Fee in \$ ?12/u);
    expect(markdown).toContain('Remarks: The keel is deep.');
  });

  test('has its values inside a sentence where they stand in one', async () => {
    const markdown = await markdownOf(text(60, 700, 10, 'The sum of') + text(180, 700, 10, 'euros is due.'), [
      field([115, 696, 175, 710], '1200'),
    ]);
    expect(markdown).toContain('The sum of 1200 euros is due.');
  });

  test('keeps rows and columns of fields as a table', async () => {
    const heads = ['Quantity', 'Thing', 'Price'];
    const rows = [
      ['2', 'rope', '14.00'],
      ['1', 'anchor', '90.00'],
    ];
    const lefts = [60, 200, 340];
    const markdown = await markdownOf(
      heads.map((head, at) => text(lefts[at] ?? 0, 700, 10, head)).join(''),
      rows.flatMap((row, index) =>
        row.map((value, at) => {
          const [left, bottom] = [lefts[at] ?? 0, 676 - index * 20];
          return field([left, bottom, left + 100, bottom + 16], value);
        }),
      ),
    );
    expect(markdown).toContain('| Quantity | Thing | Price |');
    expect(markdown).toContain('| 2 | rope | 14.00 |\n| 1 | anchor | 90.00 |');
  });

  test('says which boxes are ticked', async () => {
    const markdown = await markdownOf(
      text(80, 700, 10, 'I need electricity') + text(80, 680, 10, 'I need water'),
      [box([60, 698, 72, 710], 'Yes'), box([60, 678, 72, 690], 'Off')],
    );
    expect(markdown).toContain('- [x] I need electricity\n- [ ] I need water');
  });

  test('shows the words of a choice, not its codes', async () => {
    const markdown = await markdownOf(text(60, 700, 10, 'Quay'), [
      {
        rect: [200, 695, 400, 712],
        entries: '/Subtype /Widget /FT /Ch /T (q) /V (s2) /Opt [[(s1) (North quay)] [(s2) (South quay)]]',
      },
    ]);
    expect(markdown).toContain('Quay: South quay');
    expect(markdown).not.toContain('North quay');
  });

  test('keeps passwords and hidden fields to itself', async () => {
    const markdown = await markdownOf(text(60, 700, 10, 'Password') + text(60, 670, 10, 'Code'), [
      field([200, 695, 400, 712], 'sesame', '/Ff 8192'),
      field([200, 665, 400, 682], 'hidden', '/F 2'),
    ]);
    expect(markdown).not.toMatch(/sesame|hidden/u);
  });
});

test('text written onto a page, a stamp and a comment are read', async () => {
  const markdown = await markdownOf(flow(sentences('page', 3), { x: 72, y: 700, width: 460, size: 11 }), [
    {
      rect: [72, 500, 300, 520],
      entries: '/Subtype /FreeText /DA (/F1 10 Tf) /Contents (Written on top)',
      draws: text(2, 6, 10, 'Written on top'),
    },
    { rect: [72, 400, 300, 440], entries: '/Subtype /Stamp', draws: text(2, 6, 20, 'APPROVED') },
    { rect: [300, 690, 320, 710], entries: '/Subtype /Text /T (Ben Quay) /Contents (Is this still true?)' },
  ]);
  expect(markdown).toContain('Written on top');
  expect(markdown).toContain('APPROVED');
  expect(markdown).toMatch(/\n\n> Ben Quay: Is this still true\?$/u);
});

test('a file whose text is all in its annotations is read', async () => {
  const markdown = await markdownOf('', [field([72, 700, 300, 716], 'All there is')]);
  expect(markdown).toBe('[p. 1]\n\nAll there is');
});

test('attached files and a form of XFA alone are named as left out', async () => {
  const { leftOut } = await capture(
    writePdf({
      pages: [{ content: text(72, 700, 10, 'Please wait.') }],
      attachments: ['berths.csv', 'map.png'],
      form: '/XFA [(config) (<xdp/>)]',
    }),
  );
  expect(leftOut).toEqual([{ type: 'attachments', names: ['berths.csv', 'map.png'] }, { type: 'xfa' }]);
});
