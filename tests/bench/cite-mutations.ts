/** The changes that a page may go through while it is being read. */
export const MUTATIONS = ['advert', 'removed', 'reordered', 'rendered'] as const;

export type Mutation = (typeof MUTATIONS)[number];

/** Changes the live page. `passages` are the nodes of each passage. Returns the nodes that replaced others. */
export function mutate(
  document: Document,
  mutation: Mutation,
  passages: readonly (readonly Node[])[],
): ReadonlyMap<Node, Node> {
  const replaced = new Map<Node, Node>();
  const blocks = passages
    .filter((nodes) => nodes.length > 0)
    .map(([node]) => node?.parentElement?.closest('p,li,blockquote,pre,tr,h2,h3,h4'))
    .filter((block) => block != null);
  const lists = [...new Set(blocks.map((block) => block.parentElement))].filter(
    (list) => list !== null && list.matches('ul,ol,tbody'),
  );
  switch (mutation) {
    case 'advert':
      for (const block of everyNth(blocks, 5)) block.before(advert(document, block));
      break;
    case 'removed':
      for (const block of everyNth(blocks, 7)) block.remove();
      break;
    case 'reordered':
      for (const list of everyNth(lists, 2)) list?.append(...[...list.children].toReversed());
      break;
    case 'rendered':
      for (const list of lists) if (list) renderAnew(list, replaced);
      break;
  }
  return replaced;
}

/** Adds an advert of the same kind as its neighbour, as in a feed. */
function advert(document: Document, beside: Element): Element {
  const element = document.createElement(beside.localName === 'tr' ? 'tr' : beside.localName);
  element.textContent = 'Advertisement: the lamp oil that burns all night, now in the blue can.';
  return element;
}

/** Renders all items as new elements, without the last third. */
function renderAnew(list: Element, replaced: Map<Node, Node>): void {
  const copy = list.cloneNode(true) as Element;
  const before = document.createTreeWalker(list, NodeFilter.SHOW_ALL);
  const after = document.createTreeWalker(copy, NodeFilter.SHOW_ALL);
  while (before.nextNode() && after.nextNode()) replaced.set(before.currentNode, after.currentNode);
  const items = [...copy.children];
  for (const item of items.slice(Math.ceil((items.length * 2) / 3))) item.remove();
  list.replaceChildren(...copy.childNodes);
}

function everyNth<T>(all: readonly T[], n: number): readonly T[] {
  return all.filter((_, index) => index % n === Math.floor(n / 2));
}
