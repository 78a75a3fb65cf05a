import { expect, test } from 'vitest';
import { readTabFile } from '@/utils/panel/read-tab-file';
import { filePartOf } from '@/utils/pdf/file-part';

const PAGE = {
  type: 'readable',
  tabId: 7,
  url: 'https://example.com/letter.pdf',
  title: 'letter.pdf',
  site: 'example.com',
  key: 'https://example.com/letter.pdf',
} as const;

const wanted = () => true;

test('a file comes over in parts, byte for byte', async () => {
  const bytes = Uint8Array.from({ length: 9_000_001 }, (_, index) => index % 251);
  const asked: number[] = [];
  const background = {
    pdfPart: async ({ from }: { readonly from: number }) => {
      asked.push(from);
      return filePartOf(bytes, from, PAGE.url);
    },
  };
  const file = await readTabFile(PAGE, { background, isWanted: wanted });
  if (!(file instanceof File)) throw new Error('There is no file.');
  expect(file.name).toBe('letter.pdf');
  expect(Buffer.compare(Buffer.from(await file.arrayBuffer()), Buffer.from(bytes))).toBe(0);
  expect(asked).toHaveLength(3);
});

test('a tab that shows another page by now, a file that is too large, and a refusal are told', async () => {
  const part = filePartOf(new Uint8Array(9), 0, PAGE.url);
  const read = (pdfPart: Parameters<typeof readTabFile>[1]['background']['pdfPart']) =>
    readTabFile(PAGE, { background: { pdfPart }, isWanted: wanted });
  expect(await read(async () => ({ ...part, url: 'https://example.com/other.pdf' }))).toMatchObject({
    kind: 'page-changed',
  });
  expect(await read(async () => ({ ...part, size: 70_000_000 }))).toMatchObject({ kind: 'file-large' });
  const failure = { kind: 'page-pdf', message: '403' } as const;
  expect(await read(async () => ({ failure }))).toEqual(failure);
});

test('nothing more is asked for once it is no longer wanted', async () => {
  let asked = 0;
  const pdfPart = async () => {
    asked += 1;
    return { ...filePartOf(new Uint8Array(9), 0, PAGE.url), size: 100 };
  };
  expect(await readTabFile(PAGE, { background: { pdfPart }, isWanted: () => false })).toBeNull();
  expect(asked).toBe(1);
});
