import { expect, test } from 'vitest';
import { loggedPages } from '@/components/inspect/logged-pages';
import { pageBlock, sentText } from '@/utils/prompt/page-block';
import type { RequestRecord } from '@/utils/chat/request-record';
import { attachedPage } from '../stand-ins';

const record = (content: string) => ({ body: { messages: [{ role: 'user', content }] } }) as RequestRecord;

const TEXT = '# Tides\n\nThe moon </page> pulls.\n\n<page title="x">\nno page\n</page>\n';

test('the text is taken out of a request exactly as it was put in, whatever the page says', () => {
  const page = attachedPage({ title: 'a "quoted" > title\\', byline: '<page url="x">' });
  const content = `${pageBlock(page, TEXT, { boundary: 'b0b0' })}\n\nWhy?`;
  expect(loggedPages(record(content))).toMatchObject([{ text: sentText(TEXT, null) }]);
});

test('each of several pages is found, and a question without one has none', () => {
  const content = [attachedPage(), attachedPage({ url: 'https://b.example' })]
    .map((page, n) => pageBlock(page, `Text ${n}`, { boundary: 'b0b0' }))
    .join('\n\n');
  expect(loggedPages(record(content))).toMatchObject([{ text: '[1] Text 0' }, { text: '[1] Text 1' }]);
  expect(loggedPages(record('Why?'))).toEqual([]);
});

test('a request of the first versions, whose tags had no code, is read as well', () => {
  expect(loggedPages(record('<page title="Tides">\nThe moon.\n</page>\n\nWhy?'))).toEqual([
    { facts: { title: 'Tides' }, text: 'The moon.' },
  ]);
});
