import type { CopiedCitations } from '../settings/settings';
import { cleanCopy } from './clean-copy';
import { plainCopy } from './plain-copy';

/** Elements that mean something to a part of their text. */
const CONTEXT =
  'pre, pre *, ul, ol, table, thead, tbody, tr, a, strong, em, del, u, ins, mark, small, sub, sup, kbd, code';

/** Elements that are copied as a whole, whatever part of them is selected. */
const WHOLE = '.markdown-math, .citation';

/**
 * Puts what is selected on the clipboard as plain ink on paper: without the colours of the theme, and without
 * buttons and labels. A field copies its own text.
 */
export function copySelection(event: ClipboardEvent, citations: CopiedCitations): void {
  const selection = getSelection();
  const isField = event.target instanceof Element && event.target.closest('input, textarea') !== null;
  if (isField || !event.clipboardData || !selection || selection.isCollapsed) return;
  const range = wholeRange(selection);
  const copy = cleanCopy(inContext(range), citations);
  const isAnswer = elementAt(range.commonAncestorContainer)?.closest('.markdown') || hasAnswer(range);
  const text = isAnswer ? plainCopy(copy) : selection.toString();
  if (text === '') return;
  event.clipboardData.setData('text/plain', text);
  event.clipboardData.setData('text/html', copy.innerHTML);
  event.preventDefault();
}

/** The selected part of an answer as a quote in Markdown, without its citations; empty where nothing is selected. */
export function quotedAnswer(): string {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return '';
  const text = plainCopy(cleanCopy(inContext(wholeRange(selection)), 'left-out')).trim();
  return text === '' ? '' : text.replaceAll(/^/gm, '> ').replaceAll(/^> $/gm, '>');
}

/** The selected range, with the elements at its ends that are copied as a whole. */
function wholeRange(selection: Selection): Range {
  const range = selection.getRangeAt(0).cloneRange();
  wholeAt(range.startContainer, (whole) => range.setStartBefore(whole));
  wholeAt(range.endContainer, (whole) => range.setEndAfter(whole));
  return range;
}

function wholeAt(node: Node, extend: (whole: Element) => void): void {
  const whole = elementAt(node)?.closest(WHOLE);
  if (whole) extend(whole);
}

function elementAt(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

function hasAnswer(range: Range): boolean {
  const answers = elementAt(range.commonAncestorContainer)?.querySelectorAll('.markdown') ?? [];
  return [...answers].some((answer) => range.intersectsNode(answer));
}

/** The selected nodes, in copies of the elements around all of them. */
function inContext(range: Range): Node {
  const held = document.createDocumentFragment();
  held.append(range.cloneContents());
  let around = elementAt(range.commonAncestorContainer);
  while (around && givesMeaning(around)) {
    const shell = around.cloneNode(false);
    shell.appendChild(held.cloneNode(true));
    held.replaceChildren(shell);
    around = around.parentElement;
  }
  return held;
}

function givesMeaning(node: Element): boolean {
  return node.matches(CONTEXT);
}
