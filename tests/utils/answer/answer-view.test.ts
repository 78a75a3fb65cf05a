// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFormulas } from '@/utils/answer/show-math';
import { createAnswerView } from '@/utils/answer/answer-view';
import { cuts, markdown } from './any-markdown';

const createMath = createFormulas(async () => () => null);

const words = {
  taskDone: 'Done',
  taskOpen: 'To do',
  copyCode: 'Copy',
  wrapLines: 'Wrap',
  codeIn: (language: string) => `Code: ${language}`,
};

function create() {
  const root = document.createElement('div');
  return {
    root,
    view: createAnswerView(root, { hasCitations: true, words, createMath, onFinished: () => undefined }),
  };
}

const blocksIn = (root: Element) => [...root.querySelectorAll('.markdown-part > *')];

function atOnce(text: string): string {
  const { root, view } = create();
  view.show(text, false);
  return root.innerHTML;
}

test('however an answer is cut on its way, what is shown in the end is what one push shows', () => {
  fc.assert(
    fc.property(markdown, cuts, (text, ends) => {
      const { root, view } = create();
      for (const end of ends) view.show(text.slice(0, end), true);
      view.show(text, false);
      expect(root.innerHTML).toBe(atOnce(text));
    }),
    { numRuns: 300 },
  );
});

test('while an answer grows it shows what a panel shows that joins now', () => {
  fc.assert(
    fc.property(markdown, cuts, (text, ends) => {
      const { root, view } = create();
      for (const end of ends) view.show(text.slice(0, end), true);
      view.show(text, true);
      const joined = create();
      joined.view.show(text, true);
      expect(root.innerHTML).toBe(joined.root.innerHTML);
    }),
    { numRuns: 300 },
  );
});

test('finished parts are not touched, and the open one grows in place', () => {
  const { root, view } = create();
  view.show('One **bold**.\n\n- a\n- b\n\nThe la', true);
  const nodes = [...root.querySelectorAll('*')];
  const [first, list, last] = blocksIn(root);
  const tail = last?.firstChild;
  view.show('One **bold**.\n\n- a\n- b\n\nThe last words, [seen](https://exa', true);
  view.show('One **bold**.\n\n- a\n- b\n\nThe last words, [seen](https://example.com).', false);
  expect([...root.querySelectorAll('*')].slice(0, nodes.length)).toEqual(nodes);
  expect(blocksIn(root)).toEqual([first, list, last]);
  expect(last?.firstChild).toBe(tail);
  expect(last?.textContent).toBe('The last words, seen.');
});

test('a long answer grows in parts: those that are finished stay as they are', () => {
  const { root, view } = create();
  const text = Array.from({ length: 40 }, (_, index) => `Paragraph ${index}.`).join('\n\n');
  for (let end = 0; end < text.length; end += 7) view.show(text.slice(0, end), true);
  const [first] = root.children;
  view.show(text, true);
  const partsOf = (parent: Element) =>
    [...parent.children].map(({ className, childElementCount }) => [className, childElementCount]);
  const parts = [
    ['markdown-part markdown-part-finished', 16],
    ['markdown-part markdown-part-finished', 16],
    ['markdown-part', 8],
  ];
  expect(partsOf(root)).toEqual(parts);
  expect(root.firstElementChild).toBe(first);
  view.show(text, false);
  expect(partsOf(root)).toEqual(parts);
  view.show('Another one.', false);
  expect(partsOf(root)).toEqual([['markdown-part', 1]]);
});

test('a selection in a finished part stays while the rest streams', () => {
  const { root, view } = create();
  document.body.append(root);
  view.show('Read this first.\n\nAnd th', true);
  const text = root.querySelector('p')?.firstChild;
  if (!text) throw new Error('There is no text.');
  getSelection()?.setBaseAndExtent(text, 5, text, 9);
  for (let end = 20; end < 60; end += 1)
    view.show('Read this first.\n\nAnd then much more of it.\n\n# And on'.slice(0, end), true);
  expect(getSelection()?.toString()).toBe('this');
});

test('marks are buttons that name their passages', () => {
  const { root, view } = create();
  view.show('It is so [7], and so [2·3][4], and so [5, 6].', false);
  const marks = [...root.querySelectorAll<HTMLButtonElement>('button.citation')];
  expect(marks.map(({ textContent }) => textContent)).toEqual(['7', '2·3', '4', '5', '6']);
  expect(marks.map(({ dataset }) => dataset['citation'])).toEqual(['7', '2·3', '4', '5', '6']);
  expect(root.textContent).toBe('It is so 7, and so 2·34, and so 56.');
});

test('links open outside, and nothing but links does', () => {
  const { root, view } = create();
  view.show(
    '[a](https://example.com/x) ![b](https://example.com/y.png) [c](javascript:alert(1)) <img src=x>',
    false,
  );
  expect([...root.querySelectorAll('a')].map(({ href, target, rel }) => [href, target, rel])).toEqual([
    ['https://example.com/x', '_blank', 'noopener noreferrer'],
    ['https://example.com/y.png', '_blank', 'noopener noreferrer'],
  ]);
  expect(root.querySelector('img')).toBeNull();
});

test('the first heading stands below the question, and the others beside it by their depth', () => {
  const { root, view } = create();
  view.show('## A\n\n### B\n\n# C\n\n', true);
  expect(blocksIn(root).map(({ localName }) => localName)).toEqual(['h3', 'h4', 'h3']);
});

test('text from right to left turns its own block, and one that came before keeps its way', () => {
  const { root, view } = create();
  view.show('Left.\n\n- a', true);
  expect(root.querySelectorAll('[dir]')).toHaveLength(0);
  view.show('Left.\n\n- a\n- b\n\nשלום', true);
  expect(blocksIn(root).map((block) => block.getAttribute('dir'))).toEqual(['auto', 'auto', 'auto']);
});

test('a link whose words name another host says in sight where it leads', () => {
  const { root, view } = create();
  view.show('Log in at [your-bank.example](https://evil.example/in', true);
  view.show(
    'Log in at [your-bank.example](https://evil.example/in) or at [our bank](https://bank.example).',
    false,
  );
  expect([...root.querySelectorAll('a')].map((link) => link.dataset['host'])).toEqual([
    'evil.example',
    undefined,
  ]);
});
