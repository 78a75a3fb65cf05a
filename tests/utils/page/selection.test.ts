// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { captureSelection } from '@/utils/page/selection';

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
