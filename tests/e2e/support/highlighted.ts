import type { CDPSession, Frame, Page } from '@playwright/test';

/** The part that matters of a node as the browser's debugger describes it, closed shadow trees included. */
interface Described {
  readonly backendNodeId: number;
  readonly nodeType: number;
  readonly attributes?: readonly string[];
  readonly children?: readonly Described[];
  readonly shadowRoots?: readonly Described[];
  readonly contentDocument?: Described;
}

/** The words on a page and in its frames that a reader sees in a highlight, white space folded. */
export async function highlighted(page: Page): Promise<string> {
  const texts = await Promise.all(
    page.frames().map(async (frame) => {
      const session = await sessionOf(page, frame);
      if (!session) return [];
      const found = await highlightedBy(session).catch((error: unknown) => {
        // The page went elsewhere in between.
        if (!/No node|Could not find|Cannot find/.test(String(error))) throw error;
        return [];
      });
      await session.detach();
      return found;
    }),
  );
  return texts.flat().join(' ').replace(/\s+/g, ' ').trim();
}

/** A debugger for a page, or for a frame that has a process of its own; null for what another one reaches. */
async function sessionOf(page: Page, frame: Frame): Promise<CDPSession | null> {
  if (frame === page.mainFrame()) return page.context().newCDPSession(page);
  return page
    .context()
    .newCDPSession(frame)
    .catch(() => null);
}

async function highlightedBy(session: CDPSession): Promise<readonly string[]> {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const documents: Described[][] = [];
  collect(root, documents, []);
  const objectOf = async ({ backendNodeId }: Described) => {
    const { object } = await session.send('DOM.resolveNode', { backendNodeId });
    return { objectId: object.objectId ?? '' };
  };
  const drawn = documents.flatMap((trees) =>
    trees.flatMap(({ children = [] }) => children.filter(isLayer).map((layer) => ({ layer, trees }))),
  );
  return Promise.all(
    drawn.map(async ({ layer, trees }) => {
      const { result } = await session.send('Runtime.callFunctionOn', {
        functionDeclaration: wordsUnder.toString(),
        ...(await objectOf(layer)),
        arguments: await Promise.all(trees.map(objectOf)),
        returnByValue: true,
      });
      return String(result.value);
    }),
  );
}

function isLayer({ attributes = [] }: Described): boolean {
  return attributes.includes('popover') && attributes.some((value) => /^layer\b/.test(value));
}

/** Lists each document below a node in `documents`: with the shadow roots in it, at any depth. */
function collect(node: Described, documents: Described[][], around: Described[]): void {
  // A document, or a fragment, as a shadow root is one.
  const trees = node.nodeType === 9 ? [] : around;
  if (node.nodeType === 9) documents.push(trees);
  if (node.nodeType === 9 || node.nodeType === 11) trees.push(node);
  const { children = [], shadowRoots = [], contentDocument } = node;
  for (const each of [...children, ...shadowRoots, ...(contentDocument ? [contentDocument] : [])])
    collect(each, documents, trees);
}

/** The words of the layer's document that lie under its boxes. Runs in the page. */
function wordsUnder(this: Element, ...trees: Node[]): string {
  const boxes = Array.from(this.children, (box) => box.getBoundingClientRect());
  const isUnder = ({ left, right, top, bottom }: DOMRect, isPart: boolean) =>
    boxes.some((box) =>
      isPart
        ? left < box.right && right > box.left && top < box.bottom && bottom > box.top
        : left >= box.left - 1 && right <= box.right + 1 && top >= box.top - 1 && bottom <= box.bottom + 1,
    );
  let words = '';
  for (const tree of trees) {
    const walker = this.ownerDocument.createTreeWalker(tree, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const range = new Range();
      range.selectNodeContents(node);
      if (![...range.getClientRects()].some((rect) => isUnder(rect, true))) continue;
      words += ' ';
      for (let at = 0; at < node.length; at += 1) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const [rect] = range.getClientRects();
        // A space at the end of a line has no width.
        if (/\s/.test(node.data.charAt(at))) words += ' ';
        else if (rect && isUnder(rect, false)) words += node.data.charAt(at);
      }
    }
  }
  return words;
}
