import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** The names of all that scripts in pages ask of a form, but for those that an array has too; a test finds the missing ones. */
export const NAMES: ReadonlySet<string> = new Set(
  (
    'ATTRIBUTE_NODE CDATA_SECTION_NODE COMMENT_NODE DOCUMENT_FRAGMENT_NODE DOCUMENT_NODE DOCUMENT_TYPE_NODE ELEMENT_NODE ' +
    'ENTITY_NODE ENTITY_REFERENCE_NODE NOTATION_NODE PROCESSING_INSTRUCTION_NODE TEXT_NODE DOCUMENT_POSITION_CONTAINED_BY ' +
    'DOCUMENT_POSITION_CONTAINS DOCUMENT_POSITION_DISCONNECTED DOCUMENT_POSITION_FOLLOWING DOCUMENT_POSITION_PRECEDING ' +
    'acceptCharset accessKey action addEventListener after animate append appendChild ariaHidden assignedSlot attachInternals ' +
    'attachShadow attributeStyleMap attributes autocapitalize autocomplete autocorrect autofocus baseURI before blur ' +
    'checkValidity checkVisibility childElementCount childNodes children classList className click clientHeight clientLeft ' +
    'clientTop clientWidth cloneNode closest compareDocumentPosition computedStyleMap contains contentEditable dataset dir ' +
    'dispatchEvent draggable elements encoding enctype enterKeyHint firstChild firstElementChild focus getAnimations ' +
    'getAttribute getAttributeNS getAttributeNames getAttributeNode getBoundingClientRect getClientRects ' +
    'getElementsByClassName getElementsByTagName getElementsByTagNameNS getHTML getRootNode hasAttribute hasAttributeNS ' +
    'hasAttributes hasChildNodes hidden id inert innerHTML innerText inputMode insertAdjacentElement insertAdjacentHTML ' +
    'insertAdjacentText insertBefore isConnected isContentEditable isEqualNode isSameNode lang lastChild lastElementChild ' +
    'localName matches method name namespaceURI nextElementSibling nextSibling noValidate nodeName nodeType nodeValue nonce ' +
    'offsetHeight offsetLeft offsetParent offsetTop offsetWidth outerHTML outerText ownerDocument parentElement parentNode ' +
    'part popover prefix prepend previousElementSibling previousSibling querySelector querySelectorAll rel relList remove ' +
    'removeAttribute removeChild removeEventListener replaceChild replaceChildren replaceWith role scrollBy scrollHeight ' +
    'scrollIntoView scrollLeft scrollTo scrollTop scrollWidth setAttribute shadowRoot showPopover slot spellcheck style tabIndex tagName ' +
    'target textContent title toggleAttribute translate'
  ).split(' '),
);

/** The modules that run in pages. A function that is sent to one by itself has no imports, and is in none of them. */
const IN_PAGES =
  /\/(?:utils\/(?:(?:page|locate|sites|text)\/[^?]*|tab\/(?:read-document|access-shadow))|entrypoints\/\w+\.content\/[^?]*)\.ts$/;

const fileOf = (name: string) => fileURLToPath(new URL(`../utils/page/dom/${name}.ts`, import.meta.url));

const OWN = fileOf('own');

/** The modules that `own` is made of. */
const NOT_ASKED: ReadonlySet<string> = new Set([OWN, fileOf('form-names')]);

/** A node of a syntax tree (ESTree). */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Has scripts in pages ask each element through `own`, so that a page's names cannot get in between. */
export function ownProperties(): Plugin {
  return {
    name: 'own-properties',
    enforce: 'post',
    transform(code, id) {
      if (!IN_PAGES.test(id) || NOT_ASKED.has(id)) return null;
      const changed = askOwn(code, this.parse(code) as unknown as Node);
      return changed === code
        ? null
        : { code: `import { own as _own } from ${JSON.stringify(OWN)};\n${changed}`, map: null };
    },
  };
}

/** The code of a module in which every property of an element is asked of `_own(element)`. */
export function askOwn(code: string, tree: Node): string {
  const edits: Edit[] = [];
  let count = 0;
  const insert = (at: number, text: string) => edits.push({ start: at, end: at, text });

  /** Gives what a pattern takes apart a name, and returns the declaration that takes it apart. */
  function takeApart(pattern: Node): string {
    const name = `_given${count++}`;
    edits.push({ start: pattern.start, end: pattern.end, text: name });
    return `const ${code.slice(pattern.start, pattern.end)} = _own(${name});`;
  }

  /** Writes something around a node, whose own edits come in between. */
  function around(node: Node, before: string, after: string): void {
    insert(node.start, before);
    visit(node);
    insert(node.end, after);
  }

  function visitFunction(node: Node): void {
    const patterns = (node['params'] as readonly Node[]).filter(asksNames);
    const body = node['body'] as Node;
    const lines = patterns.map(takeApart).join('');
    const isBlock = body.type === 'BlockStatement';
    if (isBlock) insert(body.start + 1, lines);
    else if (lines !== '') insert(code.lastIndexOf('=>', body.start) + 2, `{${lines}return (`);
    for (const child of childrenOf(node)) visit(child);
    if (!isBlock && lines !== '') insert(node.end, ');}');
  }

  function visitMember(node: Node): void {
    const dot = code.lastIndexOf('.', (node['property'] as Node).start);
    around(node['object'] as Node, '_own(', ')');
    // What is asked in brackets ends a chain that may have ended before.
    if (node['optional'] !== true && endsEarly(node['object'] as Node)) insert(dot, '?');
  }

  function visit(node: Node): void {
    const { type } = node;
    refuse(node);
    if (/Function/.test(type)) return visitFunction(node);
    if (asksMember(node)) return visitMember(node);
    for (const child of childrenOf(node)) {
      const isAsked =
        (type === 'BinaryExpression' && node['operator'] === 'in' && child === node['right']) ||
        (type === 'VariableDeclarator' && child === node['init'] && asksNames(node['id'] as Node));
      const pattern = type === 'ForOfStatement' && child === node['body'] ? patternIn(node) : null;
      if (isAsked) around(child, '_own(', ')');
      else if (pattern) around(child, `{${takeApart(pattern)}`, '}');
      else visit(child);
    }
  }

  visit(tree);
  return apply(code, edits);
}

function asksMember(node: Node): boolean {
  const { type } = (node['object'] as Node | undefined) ?? { type: '' };
  if (node.type !== 'MemberExpression' || node['computed'] === true) return false;
  return !/Super|ThisExpression|MetaProperty/.test(type) && NAMES.has(nameOf(node['property']));
}

/** True for an object pattern with one of the names. */
function asksNames(node: Node): boolean {
  return (
    node.type === 'ObjectPattern' &&
    (node['properties'] as readonly Node[]).some(({ key }) => NAMES.has(nameOf(key)))
  );
}

/** True for an expression that a `?.` may end early. */
function endsEarly(node: Node): boolean {
  if (node['optional'] === true) return true;
  if (node.type === 'MemberExpression') return endsEarly(node['object'] as Node);
  return node.type === 'CallExpression' && endsEarly(node['callee'] as Node);
}

/** The pattern with one of the names that each round of a loop takes apart. */
function patternIn({ left }: Node): Node | null {
  const [first] = ((left as Node)['declarations'] ?? []) as readonly Node[];
  const pattern = first?.['id'] as Node | undefined;
  return pattern && asksNames(pattern) ? pattern : null;
}

/** Throws for what is not rewritten, so that it is written otherwise. */
function refuse(node: Node): void {
  if (node.type === 'NewExpression' && asksMember(node['callee'] as Node))
    throw new Error('A constructor is named like a property of elements.');
  const isTaken = /Function|VariableDeclarator/.test(node.type);
  if (!isTaken && [...childrenOf(node)].some(asksNames))
    throw new Error('An element is taken apart within something else: give it a name first.');
}

function nameOf(node: unknown): string {
  return String((node as { readonly name?: unknown } | undefined)?.name ?? '');
}

function* childrenOf(node: Node): Generator<Node, void, void> {
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child === 'object' && child !== null && 'type' in child && 'start' in child)
        yield child as Node;
}

/** Edits at the same place keep their order. What is within a pattern that has moved is left as it was. */
function apply(code: string, edits: readonly Edit[]): string {
  let changed = '';
  let at = 0;
  for (const { start, end, text } of edits.toSorted((one, other) => one.start - other.start)) {
    if (start < at) continue;
    changed += code.slice(at, start) + text;
    at = end;
  }
  return changed + code.slice(at);
}
