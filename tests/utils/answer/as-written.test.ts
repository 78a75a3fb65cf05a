import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asHtml, asOpenHtml } from './as-html';

/** Markdown as models write it, which is not always as CommonMark reads it. */
function shownOf(name: string): string {
  const path = new URL(`../../fixtures/answers/as-written/${name}.md`, import.meta.url);
  return asHtml(readFileSync(path, 'utf8'), true);
}

test('a tilde is a range, or "about"', () => {
  expect(shownOf('tilde-ranges').split('\n')).toEqual([
    '<p>大约3~5天，价格100~200元。</p>',
    '<p>営業時間は9:00~17:00、休憩は12:00~13:00です。</p>',
    '<p>Weather: 11~21°C on Monday, 12~16°C on Tuesday.</p>',
    '<p>first thing (~$1.50) and second thing (~$10)</p>',
  ]);
});

test('escaped brackets are brackets', () => {
  expect(shownOf('escaped-brackets').split('\n')).toEqual([
    '<p>The claim is supported by two studies [1] and one review [2].</p>',
    '<p>Usage: cmd [options] [file]</p>',
    '<p>He said that he [the author] agreed.</p>',
  ]);
});

test('an index of a program is no citation', () => {
  expect(shownOf('index-as-citation')).toBe('<p>Loop: use arr[1] and items[0] and matrix[2][3] here.</p>');
});

test('a reference without a note is text', () => {
  expect(shownOf('regex-class')).toBe(
    '<p>The pattern [^aeiou] matches a consonant and [^0-9] no digit. Text[^1] with no note.</p>',
  );
});

test('lines stay lines', () => {
  expect(shownOf('line-breaks').split('\n')).toEqual([
    '<p>Roses are red,<br>Violets are blue,<br>Sugar is sweet,<br>And so are you.</p>',
    '<p>姓名：张三<br>年龄：30<br>城市：北京</p>',
    '<p>Jane Doe<br>12 Main Street<br>Springfield</p>',
    '<p>1、第一点<br>2、第二点</p>',
    '<p>• one<br>• two</p>',
    '<p><b>More</b><br>3. three<br>4. four</p>',
  ]);
});

test('the few tags that models write are what they mean', () => {
  expect(shownOf('inline-html').split('\n')).toEqual([
    '<p>H<sub>2</sub>O and x<sup>2</sup>: press <kbd>Ctrl</kbd>.</p>',
    '<fold><summary>More</summary><p>Hidden text</p></fold>',
    '<p>Text</p>',
  ]);
});

test.each([
  ['~~gone~~ and ~not~', '<s>gone</s> and ~not~'],
  ['这是~~删除~~的，~~「错」~~的', '这是<s>删除</s>的，<s>「错」</s>的'],
  ['~~a *b* c~~ d', '<s>a <i>b</i> c</s> d'],
  ['価格は50~~60円、70~~80円', '価格は50~~60円、70~~80円'],
  ['約~3日、~5人', '約~3日、~5人'],
  ['`~~a~~` ~~b~~', '<code>~~a~~</code> <s>b</s>'],
  ['מחיר 3~5 ש"ח, 100~200', 'מחיר 3~5 ש"ח, 100~200'],
  ['~~ no ~~', '~~ no ~~'],
])('strikes out by two tildes alone: %s', (text, html) => {
  expect(asHtml(text)).toBe(`<p>${html}</p>`);
});

const link = (address: string, shown = address) => `<a ${address}>${shown}</a>`;

test.each([
  ['见https://a.example/b。然后', `见${link('https://a.example/b')}。然后`],
  ['（https://a.example/b）', `（${link('https://a.example/b')}）`],
  [
    'https://a.example/b，还有https://c.example/?d=1、完',
    `${link('https://a.example/b')}，还有${link('https://c.example/?d=1')}、完`,
  ],
  ['**网址：https://a.example/b**后面', `<b>网址：${link('https://a.example/b')}</b>后面`],
  ['「https://a.example/b」です', `「${link('https://a.example/b')}」です`],
  ['“https://a.example/b”', `“${link('https://a.example/b')}”`],
  ['https://a.example/b를', `${link('https://a.example/b')}를`],
  ['www.a.example说', `${link('http://www.a.example/', 'www.a.example')}说`],
  ['https://a.example/x، ثم', `${link('https://a.example/x')}، ثم`],
  ['https://a.example/x؟', `${link('https://a.example/x')}؟`],
  ['me@a.example。', `${link('mailto:me@a.example', 'me@a.example')}。`],
  ['https://a.example/a_(b), and', `${link('https://a.example/a_(b)')}, and`],
  ['\\(https://a.example/b\\)', `(${link('https://a.example/b')})`],
  ['[中](https://a.example/%E4%B8%AD)', link('https://a.example/%E4%B8%AD', '中')],
  ['<https://a.example/中>', link('https://a.example/%E4%B8%AD', 'https://a.example/中')],
])('ends a bare address where the text goes on: %s', (text, html) => {
  expect(asHtml(text)).toBe(`<p>${html}</p>`);
});

test.each([
  'x^2', 'a+b', '\\alpha', 'E=mc^2', '2x', 'f(x)', 'n-1', '3+4=7', '10 > 5', 'x_1', 'a_{ij}', 'O(n)', 'n!', 'x = 3',
  '\\frac{1}{2}', 'PV=nRT', 'F=ma', '95\\%', 'P(A|B)', 'T_{\\text{max}}', 'n/2', '|x|', 'sin x', '温度 = \\frac{a}{b}',
])('brackets hold a formula: %s', (tex) => {
  expect(asHtml(`so \\(${tex}\\) is`)).toBe(`<p>so <math ${tex}> is</p>`);
  expect(asHtml(`\\[${tex}\\]`)).toBe(`<formula ${tex}>`);
}); // prettier-ignore

test.each([
  'the author', 'sic', 'edit', 'options', 'file...', 'citation needed', '...', '--verbose', '-f file', 'user_name',
  '1', '1, 2', '1-3', '2024', 'and/or', 'as is', 'emphasis added', 'y/N', '原文', '注1', '見よ', 'см. ниже', 'ראה', 'key=value',
  'C:\\Users\\me', 'USA', 'i.e.', '^1',
])('brackets hold words: %s', (words) => {
  expect(asHtml(`so \\(${words}\\) is`)).toBe(`<p>so (${words}) is</p>`);
  expect(asHtml(`so \\[${words}\\] is`)).toBe(`<p>so [${words}] is</p>`);
}); // prettier-ignore

test.each([
  ['so \\(n\\) is', 'so <math n> is'],
  ['Since \\(7\\) is prime, \\(x > 2\\)', 'Since <math 7> is prime, <math x > 2>'],
  ['in \\(AB\\) with \\(AB \\parallel CD\\)', 'in <math AB> with <math AB \\parallel CD>'],
  ['\\( 5 \\) of them', '<math 5> of them'],
  ['it is \\(-1\\)', 'it is <math -1>'],
  ['file\\(s\\) and item\\(s\\)', 'file(s) and item(s)'],
  ['\\[ \\] one \\[x\\] two', '[ ] one [x] two'],
  ['see \\[1\\]\\[2\\], where \\(x^2\\)', 'see [1][2], where <math x^2>'],
])('a number or a letter in brackets is what its neighbours say: %s', (text, html) => {
  expect(asHtml(text)).toBe(`<p>${html}</p>`);
});

test.each([
  'from 10$ to 20$', '20$/hr to 30$/hr', 'US$5 and US$6', '5$ and 10$', '100$以上、200$以下', '$5 (about 4€) or 6$',
  'A$5, NZ$6, 7$', '$$ to $$$', '$5M in 2020, 6$ now', '价格$100以上，$200以下', '$5/month or 6$', 'costs 10$, not 12$.',
  '100$から200$まで', 'מחיר 10$ עד 20$',
])('an amount is no formula: %s', (text) => {
  expect(asHtml(text)).toBe(`<p>${text}</p>`);
}); // prettier-ignore

test.each([
  ['成本为$x$元', '成本为<math x>元'],
  ['2$\\pi$ r', '2<math \\pi> r'],
  ['$x_1$ and $y$', '<math x_1> and <math y>'],
  ['$2x$ and $3$', '<math 2x> and <math 3>'],
])('a formula beside amounts stays one: %s', (text, html) => {
  expect(asHtml(text)).toBe(`<p>${html}</p>`);
});

test('a reference is one where the answer has its note, and a number while notes may come', () => {
  expect(asHtml('a[^1] b[^N] c[^0-9]\n\n[^1]: one\n[^n]: two')).toBe(
    '<p>a<ref 1> b<ref N> c[^0-9]</p>\n<note 1><p>one</p></note>\n<note n><p>two</p></note>',
  );
  expect(asOpenHtml('a[^1] and [^a-z] and')).toBe('<p>a<ref 1> and [^a-z] and</p>');
  expect(asOpenHtml('so [^ae')).toBe('<p>so [^ae</p>');
  expect(asHtml('- a[^1]\n\n# b[^1]\n\n| c[^2] |\n|-|')).toBe(
    '<list><li>a[^1]</li></list>\n<h1>b[^1]</h1>\n<table>c[^2]</table>',
  );
});

test.each([
  ['**「強調」**です', '<b>「強調」</b>です'],
  ['中**“强调”**API', '中<b>“强调”</b>API'],
  ['**重要：**abc', '<b>重要：</b>abc'],
  ['价格**涨了5%**OK', '价格<b>涨了5%</b>OK'],
  ['这是*重点*。*「注」*在', '这是<i>重点</i>。<i>「注」</i>在'],
  ['***「非常」***重要', '<i><b>「非常」</b></i>重要'],
  ['**「a」*b*「c」**d', '<b>「a」<i>b</i>「c」</b>d'],
  ['他说：**“好。”**然后', '他说：<b>“好。”</b>然后'],
  ['**注意（重要）**：这', '<b>注意（重要）</b>：这'],
  ['ไทย**(เน้น)**ไทย', 'ไทย<b>(เน้น)</b>ไทย'],
  ['한국어**"강조"**는', '한국어<b>"강조"</b>는'],
  ['שלום **(עולם)**!', 'שלום <b>(עולם)</b>!'],
  ['هذا **مهم**، ثم', 'هذا <b>مهم</b>، ثم'],
  ['**2024**年**5**月', '<b>2024</b>年<b>5</b>月'],
  ['**`a`**是**`b`**', '<b><code>a</code></b>是<b><code>b</code></b>'],
  ['*a **b** c*', '<i>a <b>b</b> c</i>'],
  ['***a** b*', '<i><b>a</b> b</i>'],
  ['**a *b***', '<b>a <i>b</i></b>'],
  ['foo**bar**baz', 'foo<b>bar</b>baz'],
  ['**a**b**c**', '<b>a</b>b<b>c</b>'],
  ['第**2**章*一*节', '第<b>2</b>章<i>一</i>节'],
  ['* not * ** not **', '<list><li>not * ** not **</li></list>'],
])('emphasis is read beside all scripts: %s', (text, html) => {
  expect(asHtml(text)).toBe(html.startsWith('<list>') ? html : `<p>${html}</p>`);
});

test.each([
  '2*3*4 = 24',
  'a*b*c',
  '2**3**4',
  'x**2 + y**2',
  '2**n + 3**n',
  '(a)*(b)*(c)',
  'α*β*γ',
  'n*(n+1)*(2n+1)',
  '5*x and 3*y',
  '3 * 4 * 5',
])('a star between operands opens nothing, now and in the end: %s', (text) => {
  expect(asHtml(text)).toBe(`<p>${text}</p>`);
  for (let end = 1; end <= text.length; end += 1)
    expect(asOpenHtml(text.slice(0, end))).not.toMatch(/<[bi]>/);
});

test.each([
  ['[TODO]: later', '<p>[TODO]: later</p>'],
  ['[警告]: 注意', '<p>[警告]: 注意</p>'],
  ['[1]: see-below\n\na', '<p>[1]: see-below</p>\n<p>a</p>'],
  ['[version]: 1.2.3\n[date]: today', '<p>[version]: 1.2.3<br>[date]: today</p>'],
  ['see [a]\n\n[a]: <https://a.example> "A"', `<p>see ${link('https://a.example/', 'a')}</p>`],
  ['see [a]\n\n[a]: <https://a.example>', `<p>see ${link('https://a.example/', 'a')}</p>`],
  ['see [a]\n\n[a]:\n  mailto:me@a.example', `<p>see ${link('mailto:me@a.example', 'a')}</p>`],
])('a definition defines an address, and is a line otherwise: %j', (text, html) => {
  expect(asHtml(text)).toBe(html);
});

test.each([
  ['Sources:\n\n[1]: https://a.example/x', `<p>Sources:</p>\n<p>[1]: ${link('https://a.example/x')}</p>`],
  [
    'Sources:\n\n[1]: https://a.example/x\n[2]: https://a.example/y',
    `<p>Sources:</p>\n<p>[1]: ${link('https://a.example/x')}<br>[2]: ${link('https://a.example/y')}</p>`,
  ],
  ['[1]: <mailto:me@a.example>', `<p>[1]: ${link('mailto:me@a.example')}</p>`],
  [
    '`[1]` is code.\n\n[1]: https://a.example/x',
    `<p><code>[1]</code> is code.</p>\n<p>[1]: ${link('https://a.example/x')}</p>`,
  ],
  [
    'See [it][1].\n\n[1]: https://a.example/x\n[2]: https://a.example/y',
    `<p>See ${link('https://a.example/x', 'it')}.</p>\n<p>[2]: ${link('https://a.example/y')}</p>`,
  ],
  ['[A  b]: https://a.example/x\n\nSee [a B][].', `<p>See ${link('https://a.example/x', 'a B')}.</p>`],
  ['[1]: https://a.example/x\n\n![a picture][1]', asHtml('![a picture](https://a.example/x)')],
])('an address that no link leads to is shown: %j', (text, html) => {
  expect(asHtml(text)).toBe(html);
});

test('half a definition never shows', () => {
  expect(asOpenHtml('a\n\n[1]: http')).toBe('<p>a</p>');
  expect(asOpenHtml('a\n\n[1]: later\n\nb')).toBe('<p>a</p>\n<p>[1]: later</p>\n<p>b</p>');
});
