// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { readSite } from '@/utils/sites/read-site';

async function markdownOf(content: string): Promise<string | undefined> {
  const html = `<h1 id="firstHeading">A page</h1><div id="mw-content-text"><div class="mw-parser-output">${content}</div></div>`;
  const document = new DOMParser().parseFromString(html, 'text/html');
  return (await readSite(document, 'https://de.wikipedia.org/wiki/A_page'))?.markdown;
}

const heading = (text: string, level = 2) =>
  `<div class="mw-heading"><h${level}>${text}</h${level}><span class="mw-editsection">[edit]</span></div>`;

test('a heading stays as long as anything stands under it', async () => {
  const markdown = await markdownOf(
    `${heading('A')}${heading('A.1', 3)}bare text${heading('B')}${heading('B.2')}<p>text</p><section>${heading('C')}<p>text</p></section>${heading('D')}<!-- none -->`,
  );
  expect(markdown).toBe('## A\n\n### A.1\n\nbare text\n\n## B.2\n\ntext\n\n## C\n\ntext');
});

test('a note that is cited twice is said once, and one that is not cited stays in its list', async () => {
  const cite = (id: string, label: string) => `<sup class="reference"><a href="#${id}">[${label}]</a></sup>`;
  const markdown = await markdownOf(
    `<p>One${cite('n1', '1')}, two${cite('n1', '1')}, three${cite('', 'x')}.</p>${heading('References')}
    <ol class="references"><li id="n1"><span class="reference-text">First</span></li><li id="n2"><span class="reference-text">Second</span></li></ol>`,
  );
  expect(markdown).toBe('One[^1], two[^1], three[^x].\n\n## References\n\n2. Second\n\n[^1]: First');
});

test('a box of facts is a list, also where a row has but one cell or more than two', async () => {
  const markdown = await markdownOf(
    `<table class="infobox"><tr><th colspan="2" class="infobox-above">A page</th></tr><tr><th colspan="2">Size</th></tr>
    <tr><th>Height</th><td>31 m</td><td>102 ft</td></tr><tr><td colspan="2">Lit <a href="/wiki/1871">1871</a></td></tr></table><p>Text.</p>`,
  );
  expect(markdown).toBe(
    '- **Size**\n- **Height**: 31 m 102 ft\n- Lit [1871](https://de.wikipedia.org/wiki/1871)\n\nText.',
  );
});

test('a category is read with its members, which stand beside its text', async () => {
  const document = new DOMParser().parseFromString(
    `<h1 id="firstHeading">Category:Lights</h1><div id="mw-content-text"><div class="mw-parser-output"><p>Lights of the skerries.</p></div>
    <div class="mw-category-generated"><div id="mw-pages"><h2>Pages in category "Lights"</h2><p>The following 2 pages are in this category.</p>
    <div class="mw-category mw-category-columns"><div class="mw-category-group"><h3>V</h3><ul><li><a href="/wiki/Varnholm">Varnholm</a></li><li><a href="/wiki/Vik">Vik</a></li></ul></div></div></div></div></div>`,
    'text/html',
  );
  const page = await readSite(document, 'https://en.wikipedia.org/wiki/Category:Lights');
  expect(page?.markdown).toContain('Lights of the skerries.\n\n## Pages in category "Lights"\n');
  expect(page?.markdown).toContain(
    '- [Varnholm](https://en.wikipedia.org/wiki/Varnholm)\n- [Vik](https://en.wikipedia.org/wiki/Vik)',
  );
});
