import { element, patchChildren } from './dom';
import { createCode, patchCode } from './show-code';
import { patchInlines, withInlines } from './show-inlines';
import { createTable, patchTable } from './show-table';
import type { ShowParts } from './show-parts';
import type { Block, Fold, HeadingDepth, ListItem, TightText } from './tree';

/**
 * The context in which blocks are shown: `top` is the depth of the answer's first heading, or 1 while there
 * is none.
 */
export interface ShowContext extends ShowParts {
  readonly top: HeadingDepth;
  /** True if some of the answer may be written from right to left. */
  readonly isDirected: boolean;
}

/** Creates the element for a block. */
export function createBlock(block: Block | TightText, context: ShowContext): HTMLElement {
  switch (block.type) {
    case 'tight':
      return withInlines(element('span', ''), block.children, context);
    case 'paragraph':
      return directed(withInlines(element('p', ''), block.children, context), context);
    case 'heading': {
      const heading = element(`h${levelOf(block.depth, context)}`, `markdown-heading-${block.depth}`);
      return directed(withInlines(heading, block.children, context), context);
    }
    case 'quote':
      return directed(element('blockquote', '', ...createBlocks(block.children, context)), context);
    case 'code':
      return createCode(block, context.words);
    case 'list':
      return createList(block.start, block.items, context);
    case 'table':
      return directed(createTable(block, context), context);
    case 'rule':
      return element('hr', '');
    case 'formula':
      return element('div', 'markdown-formula', context.createMath(block.source, true));
    case 'footnote': {
      const label = element('span', 'markdown-footnote-label', document.createTextNode(block.label));
      const body = element('div', '', ...createBlocks(block.children, context));
      return element('div', 'markdown-footnote', label, body);
    }
    case 'fold':
      return createFold(block, context);
  }
}

/**
 * Returns the element that shows `after`: `node`, which showed `before`, changed, or a new one where it can't
 * be.
 */
export function patchBlock(
  node: Node,
  before: Block | TightText,
  after: Block | TightText,
  context: ShowContext,
): HTMLElement {
  if (node instanceof HTMLElement && changeBlock(node, before, after, context)) return node;
  return createBlock(after, context);
}

function changeBlock(
  node: HTMLElement,
  before: Block | TightText,
  after: Block | TightText,
  context: ShowContext,
): boolean {
  switch (after.type) {
    case 'tight':
    case 'paragraph':
      if (before.type !== after.type) return false;
      patchInlines(node, before.children, after.children, context);
      return true;
    case 'heading':
      if (before.type !== 'heading' || before.depth !== after.depth) return false;
      patchInlines(node, before.children, after.children, context);
      return node.localName === `h${levelOf(after.depth, context)}`;
    case 'quote':
      if (before.type !== 'quote') return false;
      patchBlocks(node, before.children, after.children, context);
      return true;
    case 'code':
      return before.type === 'code' && patchCode(node, before, after);
    case 'list':
      if (before.type !== 'list' || before.start !== after.start) return false;
      patchChildren(
        node,
        before.items,
        after.items,
        (item) => createItem(item, context),
        (child, old, item) => patchItem(child, old, item, context),
      );
      return true;
    case 'table':
      return before.type === 'table' && patchTable(node, before, after, context);
    case 'rule':
      return before.type === 'rule';
    case 'formula':
      return before.type === 'formula' && before.source === after.source;
    case 'footnote':
      if (before.type !== 'footnote' || before.label !== after.label || !node.lastElementChild) return false;
      patchBlocks(node.lastElementChild, before.children, after.children, context);
      return true;
    case 'fold':
      return before.type === 'fold' && patchFold(node, before, after, context);
  }
}

function createFold({ summary, children }: Fold, context: ShowContext): HTMLElement {
  const body = element('div', '', ...createBlocks(children, context));
  const head = directed(element('summary', ''), context);
  // Without words of its own, it has the browser's.
  return summary === null
    ? element('details', 'markdown-fold', body)
    : element('details', 'markdown-fold', withInlines(head, summary, context), body);
}

function patchFold(node: Element, before: Fold, after: Fold, context: ShowContext): boolean {
  const { firstElementChild: head, lastElementChild: body } = node;
  if (!head || !body || (before.summary === null) !== (after.summary === null)) return false;
  if (before.summary && after.summary) patchInlines(head, before.summary, after.summary, context);
  patchBlocks(body, before.children, after.children, context);
  return true;
}

function createBlocks(blocks: readonly (Block | TightText)[], context: ShowContext): HTMLElement[] {
  return blocks.map((block) => createBlock(block, context));
}

function patchBlocks(
  parent: Element,
  before: readonly (Block | TightText)[],
  after: readonly (Block | TightText)[],
  context: ShowContext,
): void {
  patchChildren(
    parent,
    before,
    after,
    (block) => createBlock(block, context),
    (node, old, block) => patchBlock(node, old, block, context),
  );
}

function createList(start: number | null, items: readonly ListItem[], context: ShowContext): HTMLElement {
  const created = items.map((item) => createItem(item, context));
  if (start === null) return directed(element('ul', '', ...created), context);
  const list = element('ol', '', ...created);
  if (start !== 1) list.start = start;
  return directed(list, context);
}

function createItem({ isChecked, children }: ListItem, context: ShowContext): HTMLElement {
  const blocks = createBlocks(children, context);
  if (isChecked === null) return element('li', '', ...blocks);
  const box = element('input', '');
  box.type = 'checkbox';
  box.disabled = true;
  box.defaultChecked = isChecked;
  box.setAttribute('aria-label', isChecked ? context.words.taskDone : context.words.taskOpen);
  return element('li', 'markdown-task', box, element('div', '', ...blocks));
}

function patchItem(node: Node, before: ListItem, after: ListItem, context: ShowContext): Node {
  const isSame = before.isChecked === after.isChecked;
  const body = after.isChecked === null ? node : node.lastChild;
  if (!isSame || !(body instanceof Element)) return createItem(after, context);
  patchBlocks(body, before.children, after.children, context);
  return node;
}

/**
 * Puts the answer's first heading below the question's `<h2>`, and the others by their depth relative to it.
 */
function levelOf(depth: HeadingDepth, { top }: ShowContext): 3 | 4 | 5 | 6 {
  const level = 3 + depth - top;
  if (level <= 3) return 3;
  if (level === 4) return 4;
  return level === 5 ? 5 : 6;
}

/**
 * Directs text from right to left where it is. An answer without such text skips this: it looks at every text
 * anew as it grows.
 */
function directed(created: HTMLElement, { isDirected }: ShowContext): HTMLElement {
  if (isDirected) created.dir = 'auto';
  return created;
}

/** Directs the elements that were made while all of the answer went from left to right. */
export function directAll(root: Element): void {
  const blocks = root.querySelectorAll<HTMLElement>(
    'p, h3, h4, h5, h6, blockquote, ul, ol, summary, .markdown-table',
  );
  for (const block of blocks) block.dir = 'auto';
}
