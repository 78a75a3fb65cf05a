import { BLOCK_SELECTOR, HEADINGS, hasBlock, unwrap } from '../dom/block-elements';
import { textOf } from '../dom/text-length';
import { tidyTables } from './tables';

const NO_TEXT =
  'script,style,noscript,template,iframe,input,select,textarea,button,rt,rp,canvas,audio,video,' +
  // MediaWiki's edit link beside each heading.
  '.mw-editsection';

/** The text of links to a heading itself, as authors and generators write it. */
const PERMALINK_TEXT = /^(#|¶|§|🔗|link|permalink|anchor)?$/iu;

/** The text of a link from a note back to its place in the text. */
const BACK_LINK = /^[↩↑⤴^]\uFE0E?$/u;

const ADDRESS = /^(https?|mailto|tel|ftp|file):/i;

/** Brings a tree into a shape that Markdown can express, in place. `url` is the page's. */
export function tidy(root: Element, url: string): void {
  for (const element of root.querySelectorAll(NO_TEXT)) element.remove();
  tidyHeadings(root);
  tidyLinks(root, url);
  tidyImages(root);
  tidyInline(root);
  tidyBreaks(root);
  tidyDetails(root);
  tidyLists(root);
  tidyTables(root);
}

function tidyHeadings(root: Element): void {
  for (const heading of root.querySelectorAll(HEADINGS)) {
    for (const link of heading.querySelectorAll('a')) {
      if (PERMALINK_TEXT.test(textOf(link)) && !link.querySelector('img')) link.remove();
    }
    for (const br of heading.querySelectorAll('br')) br.replaceWith(' ');
    for (const block of heading.querySelectorAll(BLOCK_SELECTOR))
      block.replaceWith(' ', ...block.childNodes, ' ');
  }
}

function tidyLinks(root: Element, url: string): void {
  const [page = ''] = url.split('#', 1);
  for (const link of root.querySelectorAll('a')) {
    const address = link.getAttribute('href') ?? '';
    const isWithinPage = address.startsWith('#') || address.startsWith(`${page}#`);
    if (isWithinPage) {
      const note = link.closest('sup') ?? link.querySelector(':scope > sup');
      if (note && textOf(note) === textOf(link)) note.setAttribute('data-note', '');
    }
    if (isWithinPage && BACK_LINK.test(textOf(link))) link.remove();
    else if (isWithinPage || !ADDRESS.test(address)) unwrap(link);
    else if (hasBlock(link)) moveLinkInside(link);
  }
}

/** Moves the link of a card to its heading, or to the first block that has text of its own. */
function moveLinkInside(card: Element): void {
  const blocks = [...card.querySelectorAll(BLOCK_SELECTOR)];
  const title =
    card.querySelector(HEADINGS) ?? blocks.find((block) => !hasBlock(block) && textOf(block) !== '');
  if (title && !title.querySelector('a')) {
    const link = card.cloneNode(false) as Element;
    link.append(...title.childNodes);
    title.append(link);
  }
  // The block keeps the card apart from its neighbours.
  const box = card.ownerDocument.createElement('div');
  box.append(...card.childNodes);
  card.replaceWith(box);
}

function isRemote(address: string | null): address is string {
  return /^https?:/i.test(address ?? '');
}

function tidyImages(root: Element): void {
  for (const image of root.querySelectorAll('img')) {
    const source = [image.getAttribute('src'), image.getAttribute('data-src')].find(isRemote);
    if (source) image.setAttribute('src', source);
    else image.removeAttribute('src');
  }
}

/** Emphasis cannot span blocks, and code holds nothing but text. */
function tidyInline(root: Element): void {
  for (const element of root.querySelectorAll('b,strong,i,em,del,s,strike,q,sub,sup')) {
    if (hasBlock(element)) unwrap(element);
    else moveBreaksOut(element);
  }
  for (const code of root.querySelectorAll('code')) {
    if (code.closest('pre') || code.childElementCount === 0) continue;
    code.replaceChildren(code.textContent ?? '');
  }
}

function isBreak(node: Node | null): node is ChildNode {
  return node?.nodeName === 'BR';
}

/** An emphasis delimiter must touch a word. */
function moveBreaksOut(element: Element): void {
  while (isBreak(element.firstChild)) element.before(element.firstChild);
  while (isBreak(element.lastChild)) element.after(element.lastChild);
}

/** Makes paragraphs of two line breaks, as some pages write them. */
function tidyBreaks(root: Element): void {
  for (const br of root.querySelectorAll('br')) {
    if (br.closest('pre') || !br.parentNode) continue;
    let isParagraph = false;
    for (let next = br.nextSibling; next; next = br.nextSibling) {
      const isSpace = next.nodeType === next.TEXT_NODE && !next.nodeValue?.trim();
      if (!isSpace && !isBreak(next)) break;
      isParagraph ||= isBreak(next);
      next.remove();
    }
    if (isParagraph) br.replaceWith(br.ownerDocument.createElement('p'));
  }
}

function tidyDetails(root: Element): void {
  for (const summary of root.querySelectorAll('summary')) {
    const block = summary.ownerDocument.createElement(hasBlock(summary) ? 'div' : 'p');
    if (block.localName === 'div') {
      block.append(...summary.childNodes);
    } else {
      const strong = summary.ownerDocument.createElement('strong');
      strong.append(...summary.childNodes);
      block.append(strong);
    }
    summary.replaceWith(block);
  }
  for (const details of root.querySelectorAll('details,legend,hgroup,search')) {
    const block = details.ownerDocument.createElement('div');
    block.append(...details.childNodes);
    details.replaceWith(block);
  }
}

/** Moves a list directly within a list into the item before it. */
function tidyLists(root: Element): void {
  for (const list of root.querySelectorAll('ul > ul,ul > ol,ol > ul,ol > ol')) {
    const item = list.previousElementSibling;
    if (item?.localName === 'li') item.append(list);
  }
}
