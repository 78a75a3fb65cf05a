import type { CopiedCitations } from '../settings/settings';
import { safeHref } from './href';

/** Never copied: what acts on the answer, names it, or was added to it. */
const LEFT_OUT =
  'button:not(.citation), .citation[data-state="likely"], .code-block-bar, .visually-hidden, [aria-hidden="true"], svg, iframe, script, style, template, select, textarea';

/** Elements that mean something in a document of any kind. */
const KEPT: ReadonlySet<string> = new Set(
  'p ul ol li blockquote pre code strong em del u ins mark small sub sup kbd br hr table thead tbody tr th td'.split(
    ' ',
  ),
);

/** Elements that end the line before them. */
const BLOCKS: ReadonlySet<string> = new Set('div section article header footer main details'.split(' '));

/**
 * A copy of what is shown as it is to be pasted elsewhere: elements with a meaning, without classes, styles
 * and colours, and without the panel's buttons and labels. Formulas are what `formulaOf` makes of them: TeX.
 */
export function cleanCopy(
  shown: Node,
  citations: CopiedCitations,
  formulaOf: FormulaOf = texOf,
): HTMLElement {
  const copy = document.createElement('div');
  fill(copy, shown, { citations, formulaOf });
  return copy;
}

/** The form that a shown formula is copied in. */
export type FormulaOf = (node: Element) => Node | string;

interface Ways {
  readonly citations: CopiedCitations;
  readonly formulaOf: FormulaOf;
}

function fill(into: Element, shown: Node, ways: Ways): void {
  for (const child of shown.childNodes) append(into, child, ways);
}

function append(into: Element, node: Node, ways: Ways): void {
  if (node instanceof Text) into.append(node.data);
  if (!(node instanceof Element) || node.matches(LEFT_OUT)) return;
  if (node.matches('.markdown-math')) return into.append(ways.formulaOf(node));
  const special = textOf(node, ways.citations);
  if (special !== null) {
    if (special === '' && into.lastChild instanceof Text)
      into.lastChild.data = into.lastChild.data.replace(/[ \t]$/, '');
    into.append(special);
    return;
  }
  const made = elementFor(node);
  if (!made) return fill(into, node, ways);
  // Colours of code are spans.
  if (node.localName === 'pre') made.append(codeOf(node));
  else fill(made, node, ways);
  if (made.localName !== 'div' || made.hasChildNodes()) into.append(made);
}

/** The text that stands for an element; null where the element itself is copied. */
function textOf(node: Element, citations: CopiedCitations): string | null {
  if (node.matches('.citation')) {
    const number = node instanceof HTMLElement ? node.dataset['citation'] : undefined;
    return citations === 'kept' && number !== undefined ? `[${number}]` : '';
  }
  if (node.matches('sup:has(.markdown-reference)')) return `[${node.textContent}]`;
  if (node.matches('.markdown-footnote-label')) return `[${node.textContent}] `;
  if (node instanceof HTMLInputElement) return node.type === 'checkbox' ? (node.checked ? '☑ ' : '☐ ') : '';
  return null;
}

/** A shown formula as TeX between dollars. */
export function texOf(node: Element): string {
  const tex = (node.querySelector('annotation') ?? node).textContent;
  const mark = node.matches('.markdown-math-display') ? '$$' : '$';
  return mark + tex + mark;
}

function codeOf(node: Element): HTMLElement {
  const code = document.createElement('code');
  code.append(node.textContent);
  return code;
}

function elementFor(node: Element): HTMLElement | null {
  const { localName } = node;
  const depth = /\bmarkdown-heading-([1-6])\b/.exec(node.className)?.[1];
  if (depth !== undefined) return document.createElement(`h${depth}`);
  if (/^h[1-6]$/.test(localName)) return document.createElement(localName);
  if (node instanceof HTMLAnchorElement) {
    const href = safeHref(node.href);
    if (href === null) return null;
    const link = document.createElement('a');
    link.href = href;
    return link;
  }
  if (localName === 'summary') return document.createElement('p');
  // Beside a box or a label, text is in the same line.
  if (node.parentElement?.matches('.markdown-task, .markdown-footnote')) return null;
  if (BLOCKS.has(localName)) return document.createElement('div');
  if (!KEPT.has(localName)) return null;
  const made = document.createElement(localName);
  if (node instanceof HTMLOListElement && made instanceof HTMLOListElement && node.start !== 1)
    made.start = node.start;
  return made;
}
