import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lettersOf } from '@/utils/page/account/sent-words';
import { openPdf } from '@/utils/pdf/open-pdf';
import { capture } from './capture-pdf';
import { book, paper, table } from './samples';
import { text, writePdf } from './write-pdf';

const CMAPS = fileURLToPath(import.meta.resolve('pdfjs-dist/cmaps/LICENSE'));
const PAPER = join(import.meta.dirname, '../../fixtures/pages/paper.pdf');

/** Each drawn run of a file, as pdf.js gives it, in letters and numbers. */
async function runsOf(data: Uint8Array): Promise<readonly string[]> {
  const file = await openPdf(
    data,
    async (name) => new Uint8Array(await readFile(CMAPS.replace(/LICENSE$/u, name))),
  );
  if ('fault' in file) throw new Error(file.fault);
  const runs: string[] = [];
  for (let number = 1; number <= file.numPages; number++) {
    const { items } = await (await file.getPage(number)).getTextContent();
    for (const item of items) if ('str' in item) runs.push(lettersOf(item.str));
  }
  await file.loadingTask.destroy();
  return runs.filter((run) => run !== '');
}

/** The runs that are neither in the text nor in a part that is left out. */
async function unaccounted(write: () => Uint8Array): Promise<readonly string[]> {
  const { markdown, parts } = await capture(write());
  const all = lettersOf([markdown, ...parts.map((part) => part.text)].join('\n'));
  return (await runsOf(write())).filter((run) => !all.includes(run));
}

test.each([
  ['a paper in two columns', paper],
  ['a table', table],
  ['a book', () => book(12)],
  ['a paper that LaTeX made', () => new Uint8Array(readFileSync(PAPER))],
])('each run of %s is in the text, or in what comes back on each page', async (_name, write) => {
  expect(await unaccounted(write)).toEqual([]);
});

test('what comes back on each page can be looked at, and taken in', async () => {
  const { parts } = await capture(paper());
  expect(parts).toMatchObject([{ kind: 'repeated', isContent: false }]);
  expect(parts[0]?.text).toContain('Journal of Small Waters');
});

test('wherever words are drawn on a page, none is lost', async () => {
  const place = fc.record({ x: fc.integer({ min: 20, max: 500 }), row: fc.integer({ min: 2, max: 38 }) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uniqueArray(place, { minLength: 1, maxLength: 12, selector: ({ row }) => row }), {
        minLength: 1,
        maxLength: 4,
      }),
      async (pages) => {
        let count = 0;
        const word = () => `w${String.fromCharCode(97 + (count % 26))}${(count += 1)}x`;
        const drawn = pages.map((places) => ({
          content: places.map(({ x, row }) => text(x, 20 * row, 11, word())).join(''),
        }));
        expect(await unaccounted(() => writePdf({ pages: drawn }))).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});
