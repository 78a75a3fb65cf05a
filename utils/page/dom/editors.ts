import type { VisibleDom } from './visible-dom';

/** Editors of code, and the elements in which they show a line each. */
const KINDS = [
  { editor: 'cm-editor', line: '.cm-line,.cm-content > .cm-gap' },
  { editor: 'CodeMirror', line: '.CodeMirror-code .CodeMirror-line' },
  { editor: 'monaco-editor', line: '.view-lines > .view-line' },
  { editor: 'ace_editor', line: '.ace_text-layer .ace_line' },
] as const;

/** Part of the class of each editor. */
const NAME = new RegExp(KINDS.map(({ editor }) => editor).join('|'));

export const EDITORS: string = KINDS.map(({ editor }) => `.${editor}`).join(',');

const LANGUAGES = ['data-language', 'data-mode-id', 'data-lang'] as const;

/**
 * The code that an editor shows, as a `pre` of the document `copy`; null for other elements. An editor within
 * a form holds what the user is about to send.
 */
export function editorCode(element: Element, copy: Document, visible: VisibleDom): Element | null {
  // Asked of every element of a page: hardly one has the name of an editor.
  if (!NAME.test(element.getAttribute('class') ?? '')) return null;
  const kind = KINDS.find(({ editor }) => element.classList.contains(editor));
  if (!kind || element.closest('form')) return null;
  const lines = [...element.querySelectorAll<HTMLElement>(kind.line)].filter((line) => visible.covers(line));
  // Monaco moves the lines that it has to where they are wanted.
  const inOrder = lines.toSorted((one, other) => topOf(one) - topOf(other));
  const text = inOrder.map((line) => textOfLine(line, visible)).join('\n');
  if (text.trim() === '') return null;
  const pre = copy.createElement('pre');
  const code = pre.appendChild(copy.createElement('code'));
  code.textContent = text;
  const language = languageOf(element);
  if (language) code.className = `language-${language}`;
  return pre;
}

/** An editor leaves out the lines that are out of sight, and keeps their place. */
function textOfLine(line: Element, visible: VisibleDom): string {
  if (line.classList.contains('cm-gap')) return '…';
  const walker = line.ownerDocument.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let text = '';
  while (walker.nextNode()) text += visible.shownTextOf(walker.currentNode);
  return text.trimEnd();
}

function topOf(line: HTMLElement): number {
  return Number.parseFloat(line.style.top) || 0;
}

function languageOf(editor: Element): string | null {
  for (const name of LANGUAGES) {
    const holder = editor.querySelector(`[${name}]`) ?? editor.closest(`[${name}]`);
    const language = holder?.getAttribute(name);
    if (language && /^[\w+#-]+$/.test(language)) return language;
  }
  return null;
}
