import { expect, test } from 'vitest';
import { loggedPages } from '@/components/inspect/logged-pages';
import { pageBlock, sentText } from '@/utils/prompt/page-block';
import type { RequestRecord } from '@/utils/chat/request-record';
import { attachedPage } from '../stand-ins';

const record = (content: string) => ({ body: { messages: [{ role: 'user', content }] } }) as RequestRecord;

const TEXT = '# Tides\n\nThe moon </page> pulls.\n\n<page title="x">\nno page\n</page>\n';

test('the text is taken out of a request exactly as it was put in, whatever the page says', () => {
  const page = attachedPage({ title: 'a "quoted" > title\\', byline: '<page url="x">' });
  const content = `${pageBlock(page, TEXT)}\n\nWhy?`;
  expect(loggedPages(record(content))).toEqual([sentText(TEXT, null)]);
});

test('each of several pages is found, and a question without one has none', () => {
  const content = [attachedPage(), attachedPage({ url: 'https://b.example' })]
    .map((page, n) => pageBlock(page, `Text ${n}`))
    .join('\n\n');
  expect(loggedPages(record(content))).toEqual(['[1] Text 0', '[1] Text 1']);
  expect(loggedPages(record('Why?'))).toEqual([]);
});
