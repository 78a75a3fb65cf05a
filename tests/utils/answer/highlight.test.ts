// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { element } from '@/utils/answer/dom';
import { highlightIn } from '@/utils/answer/highlight';
import { createCode } from '@/utils/answer/show-code';

const words = { taskDone: '', taskOpen: '', copyCode: '', wrapLines: '', codeIn: String };

function show(language: string, text: string): { readonly block: HTMLElement; readonly code: Element } {
  const block = createCode({ type: 'code', language, text }, words);
  document.body.replaceChildren(element('div', '', block));
  const code = block.querySelector('code');
  if (!code) throw new Error('There is no code.');
  return { block, code };
}

const isColoured = (code: Element) =>
  vi.waitFor(() => expect(code.childElementCount).toBeGreaterThan(0), { timeout: 60_000 });

test('code is coloured by its language under any of its names, and reads the same', async () => {
  const text = `${'const a = "b"; // c\n\n'.repeat(300)}`;
  const { block, code } = show('TS', text);
  highlightIn(block);
  await isColoured(code);
  expect(code.textContent).toBe(text);
  expect(code.querySelector('.hljs-keyword')?.textContent).toBe('const');
  const others = [...code.querySelectorAll('*')].filter((part) => part.localName !== 'span');
  expect(others).toEqual([]);
});

test('code that looks like HTML stays text', async () => {
  const { block, code } = show('html', '<img src=x onerror=alert(1)>');
  highlightIn(block);
  await isColoured(code);
  expect(code.querySelector('img')).toBeNull();
  expect(code.textContent).toBe('<img src=x onerror=alert(1)>');
});

test('what is selected in code stays selected when it gets its colours', async () => {
  const { block, code } = show('js', 'const first = 1;\nconst second = 2;');
  const text = code.firstChild;
  if (!text) throw new Error('There is no text.');
  getSelection()?.setBaseAndExtent(text, 6, text, 11);
  highlightIn(block);
  await isColoured(code);
  expect(getSelection()?.toString()).toBe('first');
});

test('code in a language that nobody knows stays plain while other code gets its colours', async () => {
  const unknown = show('nosuch', 'let a');
  const known = show('js', 'let a');
  highlightIn(element('div', '', unknown.block, known.block));
  await isColoured(known.code);
  expect(unknown.code.childElementCount).toBe(0);
});
