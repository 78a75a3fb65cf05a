// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { actOn } from '@/components/chat/answer-actions';
import { createFormulas } from '@/utils/answer/show-math';
import { createAnswerView } from '@/utils/answer/answer-view';

const writeText = vi.fn<(text: string) => Promise<void>>();

beforeEach(() => {
  writeText.mockReset().mockResolvedValue(undefined);
  vi.stubGlobal('navigator', { clipboard: { writeText } });
});

function show(text: string): HTMLElement {
  const root = document.createElement('div');
  root.className = 'markdown';
  createAnswerView(root, {
    hasCitations: false,
    words: { taskDone: '', taskOpen: '', copyCode: 'Copy', wrapLines: 'Wrap', codeIn: String },
    createMath: createFormulas(async () => () => null),
    onFinished: () => undefined,
  }).show(text, false);
  return root;
}

function find(root: HTMLElement, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

test('“Copy” copies the code of its own block, and nothing else of it', async () => {
  const root = show('```ts\nlet a;\n```\n\n```js\nlet b;\nlet c;\n```');
  const copies = root.querySelectorAll('[data-do="copy"]');
  expect(await actOn(copies[1] ?? root)).toBe('copied');
  expect(writeText.mock.calls).toEqual([['let b;\nlet c;']]);
});

test('“Wrap” wraps lines and unwraps them again, and says which', async () => {
  const root = show('```\nlong\n```');
  const [wrap, code] = [find(root, '[data-do="wrap"]'), find(root, '.code-block-text')];
  await actOn(wrap);
  expect([code.classList.contains('code-block-wrapped'), wrap.ariaPressed]).toEqual([true, 'true']);
  await actOn(wrap);
  expect([code.classList.contains('code-block-wrapped'), wrap.ariaPressed]).toEqual([false, 'false']);
});

test('a reference leads to its own footnote, and one without a note nowhere', async () => {
  const root = show('A[^1] b[^x] c[^2].\n\n[^1]: one\n\n[^2]: two');
  const shown: (string | null)[] = [];
  for (const note of root.querySelectorAll('.markdown-footnote')) {
    note.scrollIntoView = () => shown.push(note.textContent);
  }
  for (const reference of root.querySelectorAll('[data-do="reference"]')) await actOn(reference);
  expect(shown).toEqual(['1one', '2two']);
});

test('a click on what is no button does nothing', async () => {
  expect(await actOn(find(show('words'), 'p'))).toBeNull();
  expect(writeText).not.toHaveBeenCalled();
});
