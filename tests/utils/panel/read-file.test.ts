import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { readFile } from '@/utils/panel/read-file';
import { pageKey } from '@/utils/text/page-key';
import { isGivenFile } from '@/utils/text/given-file';

const OPTIONS = { hidesContacts: true, readCMap: () => Promise.reject(new Error('no table')) };
const read = (name: string, content: BlobPart, type = '') =>
  readFile(new File([content], name, { type }), OPTIONS);

beforeEach(() => void vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue('en'));

describe('a file', () => {
  test('of text is read as it is, under its name and an address of its own', async () => {
    const one = await read('tides.txt', 'The tide rises\r\ntwice a day.');
    expect(one).toMatchObject({
      title: 'tides.txt',
      site: '',
      text: 'The tide rises\ntwice a day.',
      leftOut: [],
    });
    const [url, other] = [one, await read('tides.txt', 'Another.')].map((file) =>
      'url' in file ? file.url : '',
    );
    expect(isGivenFile(url ?? '')).toBe(true);
    expect(pageKey(url ?? '')).toBe(url);
    expect(other).not.toBe(url);
  });

  test('with rows becomes a table', async () => {
    expect(await read('ports.csv', 'port;height\nBrest;6,1')).toMatchObject({
      text: '| port | height |\n| --- | --- |\n| Brest | 6,1 |',
    });
  });

  test('with secrets has them hidden, which is told', async () => {
    const file = await read('notes.md', `# Key\n\nsk-${'9fK2mQ7xR4tV8wB1nC6z'}H3jL5pD0sG7yE2uA`);
    expect(JSON.stringify(file)).not.toContain('9fK2mQ7xR4tV8wB1nC6z');
    expect(file).toMatchObject({ leftOut: [{ type: 'secret', kind: 'key' }] });
  });

  test('in another encoding is read', async () => {
    const utf16 = new Uint8Array([0xff, 0xfe, 0x6e, 0x6f, 0x3a, 0x00]);
    expect(await read('a.txt', utf16)).toMatchObject({ text: '潮:' });
    expect(await read('b.txt', new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c]))).toMatchObject({ text: 'Müll' });
  });

  test('that is a PDF is read page by page', async () => {
    const file = await read('paper.pdf', readFileSync('tests/fixtures/pages/paper.pdf'));
    expect(file).toMatchObject({ mode: 'main', title: expect.stringMatching(/\w/) });
    expect('text' in file && file.text.length).toBeGreaterThan(50);
  });

  test.each([
    ['tool.exe', 'MZ', 'file-unknown'],
    ['empty.txt', ' \n', 'file-empty'],
    ['broken.pdf', 'no PDF', 'page-damaged'],
  ])('%s is not read, which is said', async (name, content, kind) => {
    expect(await read(name, content)).toMatchObject({ kind });
  });
});
