/** Elements of MathML that MathJax draws as an element of the same name. */
const NAMES: ReadonlySet<string> = new Set(
  'math mrow mi mn mo mtext mspace mfrac msqrt mroot mover munder munderover msup msub msubsup mtable mtr mtd'.split(
    ' ',
  ),
);

/** The order of the parts in MathML, by their places in a drawing that puts what stands above first. */
const ORDER: Readonly<Record<string, readonly number[]>> = {
  msubsup: [0, 2, 1],
  mroot: [1, 0],
};

/** The formula that MathJax drew, as MathML; null where there is none: for one without a source in TeX. */
export function drawnMathml(container: Element): Element | null {
  const root = container.querySelector('mjx-math,[data-mml-node=math]');
  return root && mathmlOf(root, 'math');
}

function mathmlOf(node: Element, name: string): Element {
  const element = node.ownerDocument.createElement(name);
  const parts = [...partsOf(node)].filter((part) => !isRootSign(part, name));
  const order = orderOf(node, name);
  element.append(...(order ? order.map((place) => parts[place] ?? '') : parts));
  return element;
}

/** The characters and the elements within a drawn element, in the order in which they are drawn. */
function* partsOf(node: Element): Generator<string | Element> {
  for (const child of node.children) {
    const name = nameOf(child);
    const character = characterOf(child);
    if (NAMES.has(name)) yield mathmlOf(child, name);
    else if (name === 'TeXAtom') yield mathmlOf(child, 'mrow');
    else if (character !== null) yield character;
    else yield* partsOf(child);
  }
}

function nameOf(node: Element): string {
  return (
    node.getAttribute('data-mml-node') ??
    node.localName.replace('mjx-texatom', 'mjx-TeXAtom').replace(/^mjx-/, '')
  );
}

/** Letters of mathematical alphabets become letters; invisible signs are none. */
function characterOf(node: Element): string | null {
  const code = node.getAttribute('data-c') ?? (node.localName === 'mjx-c' ? codeIn(node) : null);
  const drawn = node.localName === 'mjx-c' ? (node.textContent ?? '') : '';
  const character = drawn !== '' || !code ? drawn : String.fromCodePoint(Number.parseInt(code, 16));
  return character === '' ? null : character.normalize('NFKC').replace(/[\u2061-\u2064]/g, '');
}

function codeIn(node: Element): string | null {
  return /mjx-c([\dA-F]+)/.exec(node.getAttribute('class') ?? '')?.[1] ?? null;
}

function isRootSign(part: string | Element, name: string): boolean {
  return /^m(sqrt|root)$/.test(name) && typeof part !== 'string' && part.textContent === '√';
}

/** HTML has what stands over a base before it; beside it, as in SVG, it follows. */
function orderOf(node: Element, name: string): readonly number[] | undefined {
  const isOver = node.querySelector('mjx-over') !== null;
  if (name === 'mover') return isOver ? [1, 0] : undefined;
  if (name === 'munderover') return isOver ? [1, 2, 0] : [0, 2, 1];
  return ORDER[name];
}
