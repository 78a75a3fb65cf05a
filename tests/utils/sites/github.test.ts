// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { readSite } from '@/utils/sites/read-site';
import { samplePage } from './site-fixtures';

const FILE = 'https://github.com/skerries/logbook/blob/main/src/night.py';

function pageOf(body: string): Document {
  return new DOMParser().parseFromString(body, 'text/html');
}

describe('a file', () => {
  test('is fenced so that fences in it do not end it', async () => {
    const document = samplePage('github-file.html');
    const field = document.querySelector('textarea');
    if (field) field.textContent = '```js\ncode\n```\n````';
    const page = await readSite(document, 'https://github.com/skerries/logbook/blob/main/notes.txt');
    expect(page?.markdown).toBe('`````txt\n```js\ncode\n```\n````\n`````');
  });

  test('is read whole though only the lines in view are drawn', async () => {
    const document = samplePage('github-file.html');
    for (const line of [...document.querySelectorAll('.react-code-text')].slice(4)) line.remove();
    const page = await readSite(document, FILE);
    expect(page?.markdown).toMatch(/^```py\nfrom dataclasses .*@dataclass\nclass Night:.*else 0\.0\n```$/s);
  });

  test('is read from the page’s state where there is no text field, but not from that of another file', async () => {
    const state = (path: string) =>
      `<script type="application/json" data-target="react-app.embeddedData">${JSON.stringify({
        payload: { path, blob: { rawLines: ['a = 1', 'b = 2'] } },
      })}</script>`;
    const page = await readSite(pageOf(state('src/night.py')), FILE);
    expect(page?.markdown).toContain('```py\na = 1\nb = 2\n```');
    expect(await readSite(pageOf(state('src/day.py')), FILE)).toBeNull();
  });

  test('that is shown rendered is read as it is shown', async () => {
    const page = await readSite(
      pageOf('<article class="markdown-body"><h1>Fog</h1><p>It is wet.</p></article>'),
      'https://github.com/skerries/logbook/blob/main/docs/a%20fog.md',
    );
    expect(page).toMatchObject({ title: 'docs/a fog.md · skerries/logbook, main' });
    expect(page?.markdown).toMatch(/# Fog\n\nIt is wet\.$/);
  });
});

test.each([
  'https://github.com/topics/ocr',
  'https://github.com/skerries',
  'https://github.com/skerries/logbook/actions',
])('%s is left to the general way', async (url) => {
  const body = '<article class="markdown-body"><h1>A card</h1><p>with text</p></article>';
  expect(await readSite(pageOf(body), url)).toBeNull();
});
