import { button, element, writeText } from './dom';
import type { AnswerWords } from './show-parts';
import type { CodeBlock } from './tree';

/** Creates a code block under a bar with its language and its buttons. */
export function createCode({ language, text }: CodeBlock, words: AnswerWords): HTMLElement {
  const bar = element(
    'div',
    'code-block-bar',
    element('span', 'code-block-language', document.createTextNode(language)),
    button('code-block-button code-block-wrap', 'wrap', words.wrapLines),
    button('code-block-button code-block-copy', 'copy', words.copyCode),
  );
  const code = element('code', '', document.createTextNode(text));
  const scroller = element('pre', 'code-block-text', code);
  // It scrolls sideways, so the keyboard must reach it.
  scroller.tabIndex = 0;
  scroller.setAttribute('aria-label', words.codeIn(language));
  const block = element('div', 'code-block', bar, scroller);
  block.dir = 'ltr';
  return block;
}

/** Updates an element of `createCode` from one block to another; false when a new one is needed. */
export function patchCode(block: Element, before: CodeBlock, after: CodeBlock): boolean {
  if (before.language !== after.language) return false;
  if (before.text === after.text) return true;
  const text = block.lastChild?.firstChild?.firstChild;
  // Highlighted code is many nodes.
  if (!(text instanceof Text) || text.nextSibling) return false;
  writeText(text, after.text);
  return true;
}
