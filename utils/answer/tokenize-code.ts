import type { LanguageFn } from 'highlight.js';
import { createLowlight } from 'lowlight';

type Root = ReturnType<ReturnType<typeof createLowlight>['highlight']>;
type Part = Root['children'][number];
type Element = Extract<Part, { type: 'element' }>;

/** Grammars are compiled once: that takes longer than reading a page of code. */
const lowlight = createLowlight();

/**
 * Turns code into spans with the classes of highlight.js, `hljs-keyword` and the like. The nodes belong to no
 * document.
 */
export function tokenizeCode(code: string, name: string, grammar: LanguageFn): DocumentFragment {
  if (!lowlight.registered(name)) lowlight.register({ [name]: grammar });
  return fill(document.createDocumentFragment(), lowlight.highlight(name, code));
}

function fill<Parent extends Node>(parent: Parent, { children }: Root | Element): Parent {
  for (const child of children) parent.appendChild(nodeOf(child));
  return parent;
}

function nodeOf(child: Part): Node {
  if (child.type !== 'element') return document.createTextNode('value' in child ? child.value : '');
  const span = document.createElement('span');
  const classes = child.properties['className'];
  if (Array.isArray(classes)) span.className = classes.join(' ');
  return fill(span, child);
}
