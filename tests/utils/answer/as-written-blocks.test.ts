import { expect, test } from 'vitest';
import { asHtml, asOpenHtml } from './as-html';

test.each([
  ['one with a language', '# T\n\n```js\nx\n```\n\nMore'],
  ['two', '```js\nx\n```\n\n```sh\ny\n```'],
  ['one without a language', 'So:\n\n```\nx\n```\n\nMore'],
  ['one in a list', '- a\n  ```js\n  x\n  ```\n- b'],
])('a block of Markdown ends after the blocks within it: %s', (_, inner) => {
  const text = `\`\`\`markdown\n${inner}\n\`\`\`\n\nAfter`;
  expect(asHtml(text)).toBe(`<pre markdown>${inner}</pre>\n<p>After</p>`);
  for (let end = 12; end < text.length - 8; end += 1)
    expect(asOpenHtml(text.slice(0, end))).toMatch(/^<pre markdown>[^]*<\/pre>$/);
});

test('a block of Markdown that is closed once ends there', () => {
  expect(asHtml('```markdown\n# T\n```js\nx\n```\n\nAfter **it**')).toBe(
    '<pre markdown># T\n```js\nx</pre>\n<p>After <b>it</b></p>',
  );
  expect(asHtml('```md\na\n```\nAfter')).toBe('<pre md>a</pre>\n<p>After</p>');
  expect(asHtml('- a\n  ```md\n  ```js\n  x\n  ```\n  ```\n- b')).toBe(
    '<list><li>a\n<pre md>```js\nx\n```</pre></li><li>b</li></list>',
  );
});

test.each([
  [
    'two and a half lines of prose',
    `${'This is a paragraph that somebody wrapped by hand at seventy-two columns\nand that goes on here in the next line until it is filled up once again\nand ends.'}`,
    ' ',
  ],
  [
    'Chinese',
    '这是一个被人手工在四十列左右换行的段落，它在这里继续下去直到这一行也被填\n满为止，然后又继续在下一行里说一些别的事情。',
    '',
  ],
  [
    'Japanese',
    'これは手で四十字ほどの幅で折り返された段落であり、この行も端まで埋まるまで続\nき、次の行でもまた別のことを述べている。',
    '',
  ],
  [
    'Hebrew',
    'זוהי פסקה ארוכה שנשברה ביד בעמודה השבעים ושתיים ושממשיכה כאן בלי\nהפסקה עד סופה של השורה.',
    ' ',
  ],
])('prose that was wrapped is joined: %s', (_, text, space) => {
  expect(asHtml(text)).toBe(`<p>${text.replaceAll('\n', space)}</p>`);
});

test.each([
  ['verse', '春眠不觉晓，\n处处闻啼鸟。'],
  ['Hebrew verse', 'הנה מה טוב\nומה נעים'],
  ['fields', '**Name:** Ann\n**Born:** 1980'],
  [
    'sentences of a line each',
    'This is the first of some sentences, and it has a whole line of its own.\nThis is the second of them, and it has a line of its own as well, you see.',
  ],
  [
    'long bullets',
    `• the first of some points that are long enough to fill a line of their own\n• the second of some points that are long enough to fill a line of their own`,
  ],
  [
    'long lines of prose',
    `${'many words '.repeat(20)}\n${'and more '.repeat(20)}`.replaceAll(' \n', '\n').trim(),
  ],
])('lines that are no wrapped prose are kept: %s', (_, text) => {
  expect(asHtml(text)).toBe(
    `<p>${text.replaceAll('\n', '<br>').replaceAll(/\*\*(.*?)\*\*/g, '<b>$1</b>')}</p>`,
  );
});

test('two spaces and a backslash end a line of wrapped prose too', () => {
  const line = 'This is a paragraph that somebody wrapped by hand at seventy-two columns';
  expect(asHtml(`${line}  \nand goes on`)).toBe(`<p>${line}<br>and goes on</p>`);
  expect(asHtml('- a\n  b\n\n> c\n> d')).toBe(
    '<list><li>a<br>b</li></list>\n<blockquote><p>c<br>d</p></blockquote>',
  );
});

test.each([
  ['<b>a</b> <i>b</i> <u>c</u> <s>d</s>', '<b>a</b> <i>b</i> <u>c</u> <s>d</s>'],
  ['<strong>a</strong> <em>b</em> <del>c</del>', '<b>a</b> <i>b</i> <s>c</s>'],
  ['<ins>a</ins> <mark>b</mark> <small>c</small>', '<ins>a</ins> <mark>b</mark> <small>c</small>'],
  ['<B onclick="x" style="y">a</B>', '<b>a</b>'],
  ['a<br>b<BR />c', 'a<br>b<br>c'],
  ['a<br>\nb', 'a<br>b'],
  ['<b><i>a</b></i> b', '<b><i>a</i></b> b'],
  ['<b>a</i>', '<b>a</i>'],
  ['a<sup>2', 'a<sup>2'],
  ['a</sup>', 'a</sup>'],
  ['use the <b> tag, or <i>', 'use the <b> tag, or <i>'],
  ['between <b> and </b>', 'between <b> and </b>'],
  ['<kbd> Ctrl </kbd>', '<kbd> Ctrl </kbd>'],
  ['**<u>a</u>**', '<b><u>a</u></b>'],
  ['<u>**a** 「b」</u>', '<u><b>a</b> 「b」</u>'],
  ['水H<sub>2</sub>O和CO<sub>2</sub>', '水H<sub>2</sub>O和CO<sub>2</sub>'],
  ['`<b>a</b>`', '<code><b>a</b></code>'],
  ['a<!-- note -->b', 'ab'],
  ['<img src=x> <a href=x>b</a> <span>c</span>', '<img src=x> <a href=x>b</a> <span>c</span>'],
  ['<sub/> <b/>', '<sub/> <b/>'],
  ['a < b > c', 'a < b > c'],
])('tags within a line: %s', (text, html) => {
  expect(asHtml(text)).toBe(`<p>${html}</p>`);
});

test('tags hold in lists and tables, and across lines', () => {
  expect(asHtml('- <u>a</u>\n- b<sup>2</sup>')).toBe('<list><li><u>a</u></li><li>b<sup>2</sup></li></list>');
  expect(asHtml('| a |\n|---|\n| b<br><sub>2</sub> |')).toBe('<table>a\nb<br><sub>2</sub></table>');
  expect(asHtml('<u>\na\n</u>')).toBe('<p><u><br>a<br></u></p>');
  expect(asHtml('a\n\n<br>\n\nb')).toBe('<p>a</p>\n<p>b</p>');
  expect(asHtml('<!-- a\n\nb -->\n\nc')).toBe('<p>c</p>');
});

test.each([
  ['<details><summary>S **b**</summary>a</details>', '<fold><summary>S <b>b</b></summary><p>a</p></fold>'],
  ['<details>\n\na\n\n- b\n</details>\n\nc', '<fold><p>a</p>\n<list><li>b</li></list></fold>\n<p>c</p>'],
  [
    'a\n<details open>\n<summary>S</summary>\nb\n</details>\nc',
    '<p>a</p>\n<fold><summary>S</summary><p>b</p></fold>\n<p>c</p>',
  ],
  [
    '<details>\n<summary>S</summary>\n\n<details>\n<summary>T</summary>\n\na\n\n</details>\n\n</details>',
    '<fold><summary>S</summary><fold><summary>T</summary><p>a</p></fold></fold>',
  ],
  [
    '- a\n\n  <details>\n  <summary>S</summary>\n\n  b\n\n  </details>',
    '<list><li><p>a</p>\n<fold><summary>S</summary><p>b</p></fold></li></list>',
  ],
  ['<details>\n```html\n</details>\n```\n</details>', '<fold><pre html></details></pre></fold>'],
  ['<details>\n<summary>S</summary>\n\na\n\nb', '<fold><summary>S</summary><p>a</p>\n<p>b</p></fold>'],
  ['<details> is an element.', '<p><details> is an element.</p>'],
  ['</details>', '<p></details></p>'],
])('a fold holds what is between its tags: %j', (text, html) => {
  expect(asHtml(text)).toBe(html);
});

test('half a tag never shows, and an open one holds', () => {
  const text = 'H<sub>2</sub>O <!-- note --> is <b>**wet**</b>';
  for (let end = 1; end <= text.length; end += 1)
    expect(asOpenHtml(text.slice(0, end)).replaceAll(/<\/?(?:p|b|sub)>/g, '')).not.toMatch(/[<>/!-]|sub/);
  expect(asOpenHtml('<details>\n<summary>Mo')).toBe('<fold><summary>Mo</summary></fold>');
  expect(asOpenHtml('<details>\n<summary>More</summary>\n\n**te')).toBe(
    '<fold><summary>More</summary><p><b>te</b></p></fold>',
  );
});
