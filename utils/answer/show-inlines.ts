import { element, patchChildren, writeText } from './dom';
import { createCitation } from './show-citation';
import { unnamedHost } from './named-host';
import type { ShowParts } from './show-parts';
import type { Inline } from './tree';

/** Creates the node for an inline. */
function createInline(inline: Inline, parts: ShowParts): Node {
  switch (inline.type) {
    case 'text':
      return document.createTextNode(inline.text);
    case 'code':
      return element('code', '', document.createTextNode(inline.text));
    case 'strong':
      return withInlines(element('strong', ''), inline.children, parts);
    case 'emphasis':
      return withInlines(element('em', ''), inline.children, parts);
    case 'deleted':
      return withInlines(element('del', ''), inline.children, parts);
    case 'element':
      return withInlines(element(inline.name, ''), inline.children, parts);
    case 'link':
      return tellHost(withInlines(createLink(inline.href), inline.children, parts));
    case 'image': {
      const label = element(
        'span',
        'markdown-image',
        document.createTextNode(inline.alt || inline.href || ''),
      );
      if (inline.href === null) return label;
      const link = createLink(inline.href);
      link.appendChild(label);
      return tellHost(link);
    }
    case 'break':
      return element('br', '');
    case 'math':
      return parts.createMath(inline.source, inline.isDisplay);
    case 'reference':
      return createReference(inline.label);
    case 'citation':
      return createCitation(inline);
  }
}

export function withInlines<Parent extends Element>(
  parent: Parent,
  inlines: readonly Inline[],
  parts: ShowParts,
): Parent {
  for (const inline of inlines) parent.appendChild(createInline(inline, parts));
  return parent;
}

/** Makes the inlines in `parent` show `after` instead of `before`. */
export function patchInlines(
  parent: Element,
  before: readonly Inline[],
  after: readonly Inline[],
  parts: ShowParts,
): void {
  patchChildren(
    parent,
    before,
    after,
    (inline) => createInline(inline, parts),
    (node, old, inline) => (patchInline(node, old, inline, parts) ? node : createInline(inline, parts)),
  );
}

/** Updates `node` from one inline to another; false when only a new node can show it. */
function patchInline(node: Node, before: Inline, after: Inline, parts: ShowParts): boolean {
  if (before.type !== after.type) return false;
  switch (after.type) {
    case 'text':
      if (!(node instanceof Text)) return false;
      writeText(node, after.text);
      return true;
    case 'code':
      if (!(node.firstChild instanceof Text)) return false;
      writeText(node.firstChild, after.text);
      return true;
    case 'strong':
    case 'emphasis':
    case 'deleted':
    case 'element':
    case 'link':
      if (!(node instanceof HTMLElement) || !('children' in before)) return false;
      if (after.type === 'link' && before.type === 'link' && before.href !== after.href) return false;
      if (after.type === 'element' && before.type === 'element' && before.name !== after.name) return false;
      patchInlines(node, before.children, after.children, parts);
      if (node instanceof HTMLAnchorElement) tellHost(node);
      return true;
    case 'break':
      return true;
    case 'image':
      return before.type === 'image' && before.href === after.href && before.alt === after.alt;
    case 'math':
      return before.type === 'math' && before.source === after.source && before.isDisplay === after.isDisplay;
    case 'reference':
      return before.type === 'reference' && before.label === after.label;
    case 'citation':
      return before.type === 'citation' && before.source === after.source && before.passage === after.passage;
  }
}

/** `href` is a safe one, see `safeHref`. */
function createLink(href: string): HTMLAnchorElement {
  const link = element('a', '');
  link.href = href;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  const leadsTo = new URL(href).host || href;
  link.dataset['tip'] = leadsTo;
  link.setAttribute('aria-description', leadsTo);
  return link;
}

/** Says in sight where a link leads whose text names another host. */
function tellHost(link: HTMLAnchorElement): HTMLAnchorElement {
  const host = unnamedHost(link.textContent ?? '', link.href);
  if (host === null) delete link.dataset['host'];
  else link.dataset['host'] = host;
  return link;
}

function createReference(label: string): HTMLElement {
  const pointer = element('button', 'markdown-reference', document.createTextNode(label));
  pointer.type = 'button';
  pointer.dataset['do'] = 'reference';
  return element('sup', '', pointer);
}
