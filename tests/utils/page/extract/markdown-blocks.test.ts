// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { extractPage } from '@/utils/page/extract/extract';
import { PAGE_URL, pageOf } from '../page-fixtures';

type Cases = readonly (readonly [behaviour: string, html: string, markdown: string])[];

const CODE: Cases = [
  [
    'code keeps its language and its lines',
    '<pre><code class="hljs language-js"><span>if</span> (a) {\n  b();\n}</code></pre>',
    '```js\nif (a) {\n  b();\n}\n```',
  ],
  [
    'the language may stand on a wrapper',
    '<div class="highlight highlight-source-python"><pre><span>def</span> f():\n    pass</pre></div>',
    '```python\ndef f():\n    pass\n```',
  ],
  [
    'the numbers of lines are no code, even without a class of their own',
    '<pre><code><span style="display:flex"><span style="-webkit-user-select:none;user-select:none"> 1</span><span>one</span>\n</span><span style="display:flex"><span class="ln">2</span><span>two 2</span></span></code></pre>',
    '```\none\ntwo 2\n```',
  ],
  [
    'numbers of lines in elements of any name are no code',
    '<pre><span>1</span> let a;\n<span>2</span>   let b;\n<i>3</i> let c;</pre>',
    '```\nlet a;\n  let b;\nlet c;\n```',
  ],
  [
    'a column of numbers beside the code is none of it',
    '<div><div>9<br>10<br>11</div><pre>one\ntwo\nthree</pre></div>',
    '```\none\ntwo\nthree\n```',
  ],
  [
    'numbers that the code itself says stay',
    '<pre><span>1</span>, 2\n<span>3</span>, 4</pre>',
    '```\n1, 2\n3, 4\n```',
  ],
  [
    'a label within the block is its language, and a file’s name stands before it',
    '<pre><div>Python</div><div><div>Kopieren</div></div><div><code>x = 1</code></div></pre><pre><div>app/lib.rs</div><div><code>fn f();</code></div></pre>',
    '```python\nx = 1\n```\n\napp/lib.rs\n\n```\nfn f();\n```',
  ],
  [
    'a label directly before the block is its language, a heading is none',
    '<div><div><span>C++</span><button>コピー</button></div><pre><code>int a;</code></pre></div><h2>Rust</h2><pre>let b;</pre>',
    '```cpp\nint a;\n```\n\n## Rust\n\n```\nlet b;\n```',
  ],
  [
    'a sentence before the code that names a language is no label',
    '<p>Start it with <code>bash</code>, or with <a href="/z">Zsh</a>:</p><pre>go</pre><p>SQL</p><pre>select 1</pre>',
    'Start it with `bash`, or with [Zsh](https://example.com/z):\n\n```\ngo\n```\n\n```sql\nselect 1\n```',
  ],
  ['a sign on the line of the code is part of it', '<pre>$ <code>npm i</code></pre>', '```\n$ npm i\n```'],
  [
    'what an editor shows is code, in the order of its lines',
    '<div class="cm-editor"><div class="cm-gutters">12</div><div class="cm-content" contenteditable="true" data-language="js"><div class="cm-line">if (a) {</div><div class="cm-line">  b();</div></div></div><div class="monaco-editor"><div class="view-lines"><div class="view-line" style="top:20px">two</div><div class="view-line" style="top:0px">one</div></div></div>',
    '```js\nif (a) {\n  b();\n```\n\n```\none\ntwo\n```',
  ],
  ['a block needs no code element', '<pre>a\n  b</pre>', '```\na\n  b\n```'],
  ['a line break element breaks the line', '<pre><code>one<br>two</code></pre>', '```\none\ntwo\n```'],
  ['lines may be blocks', '<pre><code><div>one</div><div>two</div></code></pre>', '```\none\ntwo\n```'],
  [
    'line numbers in a table are left out',
    '<table class="highlighttable"><tr><td class="linenos"><pre>1\n2</pre></td><td class="code"><pre><code>a = 1\nb = 2</code></pre></td></tr></table>',
    '```\na = 1\nb = 2\n```',
  ],
  [
    'lines that are rows of a table become lines',
    '<table class="highlight"><tr><td class="blob-num">1</td><td class="blob-code">let a;</td></tr><tr><td class="blob-num">2</td><td class="blob-code">let b;</td></tr></table>',
    '```\nlet a;\nlet b;\n```',
  ],
  ['the copy button is no code', '<pre><button>Copy</button><code>x = 1</code></pre>', '```\nx = 1\n```'],
  ['empty lines in code stay', '<pre>a\n\n\n\nb</pre>', '```\na\n\n\n\nb\n```'],
  ['a fence in code gets a longer fence', '<pre>```\nx\n```</pre>', '````\n```\nx\n```\n````'],
  ['backticks in inline code are fenced', '<p><code>a `b` c</code></p>', '``a `b` c``'],
  ['inline code is text and nothing else', '<p><code>my_<b>var</b> * 2</code></p>', '`my_var * 2`'],
];

const TABLES: Cases = [
  [
    'a table keeps its header',
    '<table><thead><tr><th>Name</th><th>Price</th></tr></thead><tbody><tr><td>Oar</td><td>$12</td></tr></tbody></table>',
    '| Name | Price |\n| --- | --- |\n| Oar | $12 |',
  ],
  [
    'a table without a header gets an empty one',
    '<table><tr><td>Alpha</td><td>one</td></tr><tr><td>Beta</td><td>two</td></tr></table>',
    '|     |     |\n| --- | --- |\n| Alpha | one |\n| Beta | two |',
  ],
  [
    'a bar in a cell is escaped',
    '<table><tr><th>Sign</th><th>Use</th></tr><tr><td>a|b</td><td>either</td></tr></table>',
    '| Sign | Use |\n| --- | --- |\n| a\\|b | either |',
  ],
  [
    'a list in a cell is told in one line',
    '<table><tr><th>Who</th><th>Has</th></tr><tr><td>Ann</td><td><ul><li>one</li><li>two</li></ul></td></tr></table>',
    '| Who | Has |\n| --- | --- |\n| Ann | one; two |',
  ],
  [
    'lists, terms and paragraphs in a cell stay apart, with their marks',
    '<table><tr><th>Step</th><th>Do</th></tr><tr><td>A</td><td><ul><li>Open A<ul><li>a turn</li><li>wait</li></ul></li><li>Open B</li></ul></td></tr><tr><td>B</td><td>Then:<ol type="a"><li>x</li><li><p>y</p></li></ol>end<dl><dt>Rope</dt><dd>long</dd></dl></td></tr></table>',
    '| Step | Do  |\n| --- | --- |\n| A   | Open A; a turn; wait; Open B |\n| B   | Then: a. x; b. y<br>end<br>Rope: long |',
  ],
  [
    'code in a cell is code, and the table a table',
    '<table><thead><tr><th>Flag</th><th>Use</th></tr></thead><tbody><tr><td>--a</td><td><p>Fast.</p><pre><code>x --a\nx --b</code></pre></td></tr></tbody></table>',
    '| Flag | Use |\n| --- | --- |\n| --a | Fast.<br>`x --a`<br>`x --b` |',
  ],
  [
    'a table in a cell is told row by row',
    '<table><tr><th>Ship</th><th>Cargo</th></tr><tr><td>Ann</td><td><table><tr><td>oil</td><td>3 t</td></tr><tr><td>wine</td><td>1 t</td></tr></table></td></tr></table>',
    '| Ship | Cargo |\n| --- | --- |\n| Ann | oil, 3 t<br>wine, 1 t |',
  ],
  [
    'two rows of headers are one, and a title over all columns stands above',
    '<table><thead><tr><th colspan="3">Häfen</th></tr><tr><th rowspan="2">Ort</th><th colspan="2">Tiefe</th></tr><tr><th>min</th><th>max</th></tr></thead><tbody><tr><td>Dover</td><td>3</td><td>9</td></tr></tbody></table>',
    'Häfen\n\n| Ort | Tiefe / min | Tiefe / max |\n| --- | --- | --- |\n| Dover | 3   | 9   |',
  ],
  [
    'a table of numbers and code is code',
    '<table><tr><td>1</td><td><code>if a:</code></td></tr><tr><td>2</td><td><code>b()</code></td></tr></table>',
    '```\nif a:\nb()\n```',
  ],
  [
    'cells over rows are repeated, cells over columns leave gaps',
    '<table><tr><th colspan="2">Both</th></tr><tr><td rowspan="2">Left</td><td>one</td></tr><tr><td>two</td></tr></table>',
    '| Both |     |\n| --- | --- |\n| Left | one |\n| Left | two |',
  ],
  [
    'a table that lays out the page is taken apart',
    '<table><tr><td><table><tr><td>Inner one</td></tr></table></td><td><p>Outer</p></td></tr></table>',
    'Inner one\n\nOuter',
  ],
];

describe.each([
  ['code', CODE],
  ['tables', TABLES],
])('%s', (_name, cases) => {
  test.each(cases)('%s', (_behaviour, html, markdown) => {
    expect(extractPage(pageOf(html), PAGE_URL).markdown).toBe(markdown);
  });
});
