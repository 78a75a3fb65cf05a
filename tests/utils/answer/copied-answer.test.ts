// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAnswerView } from '@/utils/answer/answer-view';
import { copiedAnswer } from '@/utils/answer/copied-answer';
import { copySelection } from '@/utils/answer/copy-selection';
import type { CopiedCitations } from '@/utils/settings/settings';

const CITED = 'It rose by 12[3] in 2024 [4].\n\n- so it is [5], [6]\n- use arr[1]';

test('an answer is copied for documents and as Markdown', () => {
  const text = readFileSync(
    join(import.meta.dirname, '../../fixtures/answers/as-written/copy-rich.md'),
    'utf8',
  );
  expect(copiedAnswer(text, true, 'kept')).toEqual({
    text: text.trim(),
    html:
      '<h2>Tides</h2>' +
      '<p>The <strong>Moon</strong> pulls; see <a href="https://example.com/d">docs</a>.</p>' +
      '<ol><li>one</li><li>two</li></ol>' +
      '<div><pre><code>const a = 1;</code></pre></div>' +
      '<div><table><thead><tr><th>A</th><th>B</th></tr></thead>' +
      '<tbody><tr><td>1</td><td>2</td></tr></tbody></table></div>',
  });
});

test('citations stay as they are written, or are left out, in both forms', () => {
  expect(copiedAnswer(CITED, true, 'kept')).toEqual({
    text: CITED,
    html: '<p>It rose by 12[3] in 2024 [4].</p><ul><li>so it is [5], [6]</li><li>use arr[1]</li></ul>',
  });
  expect(copiedAnswer(CITED, true, 'left-out')).toEqual({
    text: 'It rose by 12 in 2024.\n\n- so it is,\n- use arr[1]',
    html: '<p>It rose by 12 in 2024.</p><ul><li>so it is,</li><li>use arr[1]</li></ul>',
  });
  expect(copiedAnswer('as [3] here', false, 'left-out').text).toBe('as [3] here');
});

test('nothing of an answer acts where it is pasted', () => {
  const text =
    '<img src=x onerror=alert(1)> [x](javascript:alert(1)) <b onclick="x" style="color:red">y</b>\n\n![a](https://e.example/a.png)';
  const { html } = copiedAnswer(text, true, 'kept');
  expect(html).not.toMatch(/<img|javascript|onclick|style|class/);
  expect(html).toContain('<strong>y</strong>');
});

/** The clipboard after all of an answer, or what `select` takes of it, was copied. */
function copied(
  text: string,
  citations: CopiedCitations = 'kept',
  select: (root: Element) => Range | null = () => null,
): { readonly text: string; readonly html: string } {
  document.body.innerHTML = '<div class="markdown"></div>';
  const root = document.querySelector('.markdown');
  if (!root) throw new Error('There is no answer.');
  createAnswerView(root, {
    hasCitations: true,
    words: { taskDone: 'Done', taskOpen: 'Open', copyCode: 'Copy', wrapLines: 'Wrap', codeIn: (of) => of },
    createMath: (source) => {
      const holder = document.createElement('span');
      holder.className = 'markdown-math';
      holder.innerHTML = `<math><mi>x</mi><mn>2</mn><annotation>${source}</annotation></math>`;
      return holder;
    },
    onFinished: () => undefined,
  }).show(text, false);
  const range = select(root) ?? document.createRange();
  if (range.collapsed) range.selectNodeContents(root);
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
  const data = new Map<string, string>();
  const event = new Event('copy', { cancelable: true });
  Object.assign(event, {
    clipboardData: { setData: (type: string, value: string) => data.set(type, value) },
  });
  copySelection(event as ClipboardEvent, citations);
  expect(event.defaultPrevented).toBe(true);
  return { text: data.get('text/plain') ?? '', html: data.get('text/html') ?? '' };
}

test('a selection is copied without buttons and labels', () => {
  const { text, html } = copied('Before.\n\n```js\nconst a = 1;\n\nb();\n```\n\n- [x] done\n- [ ] open');
  expect(text).toBe('Before.\n\nconst a = 1;\n\nb();\n\n- ☑ done\n- ☐ open');
  expect(html).not.toMatch(/js|button|class|style/);
  expect(html).toContain('<pre><code>const a = 1;\n\nb();</code></pre>');
});

test('a selection keeps its figures', () => {
  expect(copied(CITED).text).toBe('It rose by 12[3] in 2024 [4].\n\n- so it is [5], [6]\n- use arr[1]');
  expect(copied(CITED, 'left-out').text).toBe('It rose by 12 in 2024.\n\n- so it is,\n- use arr[1]');
  expect(copied('$x^2$ m<sup>2</sup>, H<sub>2</sub>O, a<sup>n</sup>[^1]\n\n[^1]: A note.').text).toBe(
    '$x^2$ m², H₂O, a^n[1]\n\n[1] \n\nA note.'.replace('[1] \n\n', '[1]\n\n'),
  );
});

test('a selection keeps its lines, items and rows', () => {
  const text = 'Roses,\nviolets.\n\n3. c\n4. d\n   - e\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> q\n>\n> r';
  expect(copied(text).text).toBe('Roses,\nviolets.\n\n3. c\n4. d\n   - e\n\na\tb\n1\t2\n\n> q\n> \n> r');
});

test('a part of code, of a table or of a list is still one', () => {
  const within = (selector: string, from: number, to: number) => (root: Element) => {
    const node = root.querySelector(selector);
    const range = document.createRange();
    if (node) {
      range.setStart(node, from);
      range.setEnd(node, to);
    }
    return range;
  };
  const text = '```js\nab\ncd\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- x\n- y\n- z';
  const code = copied(text, 'kept', (root) => {
    const node = root.querySelector('pre code')?.firstChild;
    const range = document.createRange();
    if (node) {
      range.setStart(node, 1);
      range.setEnd(node, 4);
    }
    return range;
  });
  expect(code).toEqual({ text: 'b\nc', html: '<pre><code>b\nc</code></pre>' });
  expect(copied(text, 'kept', within('tbody tr', 0, 2))).toEqual({
    text: '1\t2',
    html: '<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
  });
  expect(copied(text, 'kept', within('ul', 1, 3))).toEqual({
    text: '- y\n- z',
    html: '<ul><li>y</li><li>z</li></ul>',
  });
});
