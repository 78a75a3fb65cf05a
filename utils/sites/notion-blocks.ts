import { textOf } from '../page/dom/text-length';
import { removeFrom, rename } from './fragment';

const HEADING: Readonly<Record<string, string>> = {
  header: 'h2',
  sub_header: 'h3',
  sub_sub_header: 'h4',
  header_4: 'h5',
};

/** The kind of a block: `text` of `notion-text-block`. */
function kindOf(element: Element): string | undefined {
  return /(?:^|\s)notion-(\w+)-block(?:\s|$)/.exec(element.className)?.[1];
}

/** Gives the blocks of a Notion page semantic elements, in a copy of it. */
export function shapeBlocks(copy: HTMLElement): void {
  // From the inside out, as a block holds those that are indented under it.
  for (const block of [...copy.querySelectorAll('[data-block-id]')].toReversed()) shapeBlock(block);
  for (const kind of ['ul', 'ol'] as const) groupItems(copy, kind);
  for (const list of copy.querySelectorAll('li [data-group]')) raise(list);
}

function shapeBlock(block: Element): void {
  const kind = kindOf(block) ?? '';
  const heading = HEADING[kind];
  if (heading !== undefined) return shapeHeading(block, heading);
  switch (kind) {
    case 'bulleted_list':
    case 'to_do':
      shapeItem(block, 'ul');
      return;
    case 'numbered_list':
      shapeItem(block, 'ol');
      return;
    case 'quote':
    case 'callout':
      if (!block.querySelector('blockquote')) rename(block, 'blockquote');
      return;
    case 'toggle': {
      const summary = block.querySelector('[data-content-editable-leaf]');
      if (summary) rename(summary, 'strong');
      return;
    }
    case 'code':
      shapeCode(block);
      return;
    case 'divider':
      block.replaceWith(block.ownerDocument.createElement('hr'));
      return;
    case 'table_of_contents':
    case 'breadcrumb':
      block.remove();
  }
}

/** Since 2024 the site sets headings itself, one level lower than their names: those stay. */
function shapeHeading(block: Element, name: string): void {
  const leaf = block.querySelector('[data-content-editable-leaf]');
  if (!block.querySelector('h1,h2,h3,h4,h5,h6') && leaf) rename(leaf, name);
}

function shapeItem(block: Element, list: 'ul' | 'ol'): void {
  const box = block.querySelector<HTMLInputElement>('input[type=checkbox]');
  // A copy keeps the ticks, even where the attribute does not have them.
  const isDone = box?.checked ?? false;
  if (kindOf(block) === 'to_do') removeFrom(block, 'input,svg');
  const item = rename(block, 'li');
  item.dataset['list'] = list;
  removeFrom(item, '.notion-list-item-box-left');
  if (box) item.prepend(isDone ? '[x] ' : '[ ] ');
  // Only blocks indented under it may be blocks of their own: otherwise each item is a paragraph.
  const leaf = item.querySelector('[data-content-editable-leaf]');
  if (leaf) item.insertBefore(rename(leaf, 'span'), box ? (item.childNodes[1] ?? null) : item.firstChild);
}

function shapeCode(block: Element): void {
  const text = block.querySelector('[data-content-editable-leaf],.notion-code');
  const language = [...block.querySelectorAll('[role=button]')].map(textOf).find((name) => name !== '');
  const pre = block.ownerDocument.createElement('pre');
  const code = block.ownerDocument.createElement('code');
  if (language && !/^(?:plain text|copy)$/i.test(language))
    code.className = `language-${language.toLowerCase()}`;
  code.textContent = text?.textContent ?? '';
  pre.append(code);
  block.replaceWith(pre);
}

/** Moves a list that is indented under an item directly into it. */
function raise(list: Element): void {
  for (let box = list.parentElement; box && box.localName === 'div'; box = list.parentElement) {
    box.replaceWith(...box.childNodes);
  }
  const before = list.previousElementSibling;
  if (before?.localName === 'div' && textOf(before) === '') before.remove();
}

/** Groups successive items into a list. */
function groupItems(copy: HTMLElement, kind: 'ul' | 'ol'): void {
  for (const item of copy.querySelectorAll(`li[data-list=${kind}]`)) {
    const before = item.previousElementSibling;
    if (before?.localName === kind && before.hasAttribute('data-group')) {
      before.append(item);
      continue;
    }
    const list = copy.ownerDocument.createElement(kind);
    list.setAttribute('data-group', '');
    item.replaceWith(list);
    list.append(item);
  }
}
