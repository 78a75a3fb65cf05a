// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest';
import { captureSelection } from '@/utils/page/select/selection';

afterEach(() => {
  document.getSelection()?.removeAllRanges();
  document.body.replaceChildren();
});

function textNode(text: string): Text {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeValue?.includes(text)) return node as Text;
  }
  throw new Error(`no text node has ${text}`);
}

/** Selects from the beginning of `first` to the end of `last`. */
function select(first: string, last = first): void {
  const [start, end] = [textNode(first), textNode(last)];
  const startOffset = start.data.indexOf(first);
  const endOffset = end.data.indexOf(last) + last.length;
  document.getSelection()?.setBaseAndExtent(start, startOffset, end, endOffset);
}

test('nothing selected is nothing', () => {
  document.body.innerHTML = '<p>Some text</p>';
  expect(captureSelection(document)).toBeNull();
  document.getSelection()?.collapse(document.querySelector('p'), 0);
  expect(captureSelection(document)).toBeNull();
});

test('a selection of white space is nothing', () => {
  document.body.innerHTML = '<p>a</p><p>   </p>';
  const blank = document.querySelectorAll('p')[1];
  if (blank) document.getSelection()?.selectAllChildren(blank);
  expect(captureSelection(document)).toBeNull();
});

test('a few words come with their sentence and the headings above them, outermost first', () => {
  document.body.innerHTML = `
    <nav><h2>Menu</h2></nav>
    <h1>Tides</h1><h2>Springs</h2><p>Not this.</p>
    <h2>Neaps</h2><h3>When <em>they</em> come</h3>
    <p>At half moon the tide   is <b>small</b>, as sailors know.</p>
    <h2>Later</h2>`;
  select('tide   is');
  expect(captureSelection(document)).toEqual({
    text: 'tide is',
    headings: ['Tides', 'Neaps', 'When they come'],
    around: 'At half moon the tide is small, as sailors know.',
  });
});

test('a heading that is selected is not above itself', () => {
  document.body.innerHTML = '<h1>Tides</h1><h2>Springs</h2>';
  select('Springs');
  expect(captureSelection(document)?.headings).toEqual(['Tides']);
});

test('a selection over several blocks keeps their lines', () => {
  document.body.innerHTML =
    '<p>First line.<br>Second line.</p><ul><li>one</li><li>two</li></ul><pre>a\n  b</pre><p>The end.</p>';
  select('Second', 'The');
  expect(captureSelection(document)).toMatchObject({
    text: 'Second line.\n\none\ntwo\n\na\n  b\n\nThe',
    around: 'First line.\nSecond line.\n\none\ntwo\n\na\n  b\n\nThe end.',
  });
});

test('cells of a table are parted by tabs, rows by lines', () => {
  document.body.innerHTML =
    '<table><tr><th>Place</th><th>Range</th></tr><tr><td>Dover</td><td>6 m</td></tr></table>';
  select('Place', '6 m');
  expect(captureSelection(document)?.text).toBe('Place\tRange\nDover\t6 m');
});

test('what is hidden, scripted or typed between the ends is left out', () => {
  document.body.innerHTML =
    '<p>start <span hidden>secret</span><script>code()</script><textarea>typed</textarea>end</p>';
  select('start', 'end');
  expect(captureSelection(document)?.text).toBe('start end');
});

test('what stands around a selection is bounded on both sides', () => {
  document.body.innerHTML = `<p>${'b'.repeat(5000)} <b>middle</b> ${'a'.repeat(5000)}</p>`;
  select('middle');
  const around = captureSelection(document)?.around ?? '';
  expect(around).toMatch(/^b{999} middle a{999}$/);
});

test('a long selection is given in full once, and only its ends again', () => {
  const text = `<${'x'.repeat(9000)}>`;
  document.body.innerHTML = '<p>before <b></b> after</p>';
  document.querySelector('b')?.append(text);
  select(text);
  const capture = captureSelection(document);
  expect(capture?.text).toBe(text);
  expect(capture?.around).toMatch(/^before <x{999} … x{999}> after$/);
});

describe('as Markdown', () => {
  const markdown = (): string | undefined => captureSelection(document)?.markdown;

  test('plain words say all there is', () => {
    document.body.innerHTML = '<p>Only words here</p>';
    select('words here');
    expect(captureSelection(document)).not.toHaveProperty('markdown');
  });

  test('emphasis, links and formulas are kept, and the quote stays as it is seen', () => {
    document.body.innerHTML =
      '<p>At <b>half moon</b> see <a href="https://example.com/tides">the tables</a> now</p>';
    select('At', 'tables');
    expect(captureSelection(document)).toMatchObject({
      text: 'At half moon see the tables',
      markdown: 'At **half moon** see [the tables](https://example.com/tides)',
    });
  });

  test('rows of a table are a table, and a part of a cell is not', () => {
    document.body.innerHTML =
      '<table><tbody><tr><th>Place</th><th>Range</th></tr><tr><td>Dover <i>east</i></td><td>6 m</td></tr></tbody></table>';
    select('Place', '6 m');
    expect(markdown()).toMatch(/^\| Place \| Range \|\n\|[ -|]+\|\n\| Dover \*east\* \| 6 m \|$/);
    select('Dover', 'east');
    expect(markdown()).toBe('Dover *east*');
  });

  test('items of a list keep their marks and their numbers, and no other item is added', () => {
    document.body.innerHTML = '<ol start="4"><li>four</li><li>five</li><li>six</li><li>seven</li></ol>';
    select('five', 'six');
    expect(markdown()).toBe('5. five\n6. six');
  });

  test('lines of a program are a block of code in its language, a word of it is a word', () => {
    document.body.innerHTML =
      '<pre><code class="language-js">let a = 1;\nlet b = 2;\nlet c = 3;</code></pre>';
    select('let b = 2;\nlet c');
    expect(markdown()).toBe('```js\nlet b = 2;\nlet c\n```');
    select('b = 2');
    expect(markdown()).toBeUndefined();
  });

  test('a list with letters goes on with its letters', () => {
    document.body.innerHTML =
      '<style>li { list-style-type: lower-alpha } li li { list-style-type: lower-roman }</style>' +
      '<ol><li>one</li><li>two<ol><li>three</li></ol></li><li>four</li></ol>';
    select('two', 'four');
    expect(markdown()).toBe('- b. two\n  - i. three\n- c. four');
    select('two', 'three');
    expect(markdown()).toBe('- b. two\n  - i. three');
  });

  test('rows that are chosen from a table come with its header, and in their columns', () => {
    document.body.innerHTML =
      '<table><thead><tr><th>Ort</th><th>Hub</th></tr></thead><tbody><tr><td>Dover</td><td>6 m</td></tr><tr><td>Cuxhaven</td><td>3 m</td></tr></tbody></table>';
    select('Cuxhaven', '3 m');
    expect(captureSelection(document)?.text).toBe('Cuxhaven\t3 m');
    expect(markdown()).toBe('| Ort | Hub |\n| --- | --- |\n| Cuxhaven | 3 m |');
    select('6 m', 'Cuxhaven');
    expect(markdown()).toBe('| Ort | Hub |\n| --- | --- |\n|     | 6 m |\n| Cuxhaven |     |');
  });

  test('the first line of code is indented like the others', () => {
    document.body.innerHTML = '<pre><code>def f():\n    <b>if</b> a:\n        b()</code></pre>';
    select('if', 'b()');
    expect(markdown()).toBe('```\n    if a:\n        b()\n```');
  });

  test('code is code whatever its element, and typed lines are lines', () => {
    const style = 'white-space:pre;font-family:monospace';
    document.body.innerHTML = `<div style="${style}">let a;\n  let b;\nlet c;</div>`;
    select('let b;\nlet c');
    expect(markdown()).toBe('```\n  let b;\nlet c\n```');
    document.body.innerHTML = '<p style="white-space:pre-wrap">Log:\n1. an\n2. aus\nEnde</p>';
    select('an\n2. aus');
    expect(captureSelection(document)?.text).toBe('an\n2. aus');
  });

  test('a part of a heading is no heading, whole blocks are blocks', () => {
    document.body.innerHTML = '<h2>Spring tides</h2><p>They are large.</p><blockquote>Beware</blockquote>';
    select('tides');
    expect(markdown()).toBeUndefined();
    select('Spring', 'Beware');
    expect(markdown()).toBe('## Spring tides\n\nThey are large.\n\n> Beware');
  });

  test('whatever is selected, its words are the quote’s and no others', () => {
    document.body.innerHTML = `<h1>Ebb</h1><p>one <b>two <i>three</i></b> four</p><ul><li>five</li><li>six
      <ol><li>seven</li></ol></li></ul><table><tbody><tr><td>eight</td><td>nine</td></tr></tbody></table>`;
    const words = 'Ebb one two three four five six seven eight nine'.split(' ');
    for (const [from, first] of words.entries()) {
      for (const [to, last] of words.entries()) {
        if (to < from) continue;
        select(first, last);
        const capture = captureSelection(document);
        expect(capture?.text.match(/\w+/g)).toEqual(words.slice(from, to + 1));
        const marked = (capture?.markdown ?? capture?.text ?? '').replace(/^\s*\d+\. /gm, '');
        expect(marked.match(/[A-Za-z]+/g)).toEqual(words.slice(from, to + 1));
      }
    }
  });
});

describe('what the user wrote', () => {
  function typed(html: string, start: number, end: number): void {
    document.body.innerHTML = `<h1>Tides</h1>${html}<h2>Later</h2>`;
    const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>('input,textarea');
    field?.focus();
    field?.setSelectionRange(start, end);
  }

  test('in a text field is read when it was pointed at, and only then', () => {
    typed('<textarea>Dear *Sir*, the buoy rings.</textarea>', 5, 10);
    expect(captureSelection(document)).toBeNull();
    expect(captureSelection(document, { mayReadFields: true })).toEqual({
      text: '*Sir*',
      headings: ['Tides'],
      around: 'Dear *Sir*, the buoy rings.',
    });
  });

  test('in a password is never read', () => {
    typed('<input type="password" value="swordfish">', 0, 5);
    expect(captureSelection(document, { mayReadFields: true })).toBeNull();
  });

  test('in an editor is read when it was pointed at, and only then', () => {
    document.body.innerHTML = '<div contenteditable="true"><p>My <b>own</b> words</p></div>';
    select('own', ' words');
    expect(captureSelection(document)).toBeNull();
    expect(captureSelection(document, { mayReadFields: true })?.markdown).toBe('**own** words');
  });

  test('is not what stands in a part of an editor that can’t be edited', () => {
    document.body.innerHTML =
      '<div contenteditable="true"><p contenteditable="false">The text of a quote</p></div>';
    select('quote');
    expect(captureSelection(document)?.text).toBe('quote');
  });
});

describe('across shadow trees', () => {
  /** jsdom has no `getComposedRanges`: what browsers give for a selection from one tree to another. */
  function selectAcross(start: Node, startOffset: number, end: Node, endOffset: number): void {
    const range = { startContainer: start, startOffset, endContainer: end, endOffset, collapsed: false };
    const selection = document.getSelection();
    if (!selection) throw new Error('there is no selection');
    selection.selectAllChildren(document.body);
    Object.assign(selection, { getComposedRanges: () => [range] });
  }

  afterEach(() => {
    const selection = document.getSelection();
    if (selection) Reflect.deleteProperty(selection, 'getComposedRanges');
  });

  function card(): ShadowRoot {
    document.body.innerHTML =
      '<h1>Knots</h1><p>Before them all</p><x-card><i slot="name">Bowline</i>slotted</x-card><p>after</p>';
    const root = document.querySelector('x-card')?.attachShadow({ mode: 'open' });
    if (!root) throw new Error('there is no card');
    root.innerHTML = '<h2><slot name="name"></slot></h2><p>It holds <b>well</b>.</p><slot></slot>';
    return root;
  }

  test('a selection within one has the headings of both', () => {
    const paragraph = card().querySelector('p');
    if (paragraph) selectAcross(paragraph, 0, paragraph, 2);
    expect(captureSelection(document)).toEqual({
      text: 'It holds well',
      markdown: 'It holds **well**',
      headings: ['Knots', 'Bowline'],
      around: 'It holds well.',
    });
  });

  test('a selection into one reads on in the order in which it is seen', () => {
    const bold = card().querySelector('b')?.firstChild;
    if (bold) selectAcross(textNode('Before'), 7, bold, 2);
    expect(captureSelection(document)?.text).toBe('them all\n\nBowline\n\nIt holds we');
  });

  test('a selection from one into the text after it takes its slots in', () => {
    const bold = card().querySelector('b')?.firstChild;
    if (bold) selectAcross(bold, 2, textNode('after'), 5);
    expect(captureSelection(document)?.text).toBe('ll.\n\nslotted\n\nafter');
  });
});
