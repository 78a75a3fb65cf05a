import { BLOCKS } from '../dom/block-elements';
import { takeLabel } from './code-label';
import { countsUp, dropLineNumbers } from './line-numbers';

/** Line numbers and other elements of a code block that are not code. */
export const NOT_CODE =
  'button,.lineno,.linenos,.line-number,.line-numbers-rows,.linenumber,.linenodiv,.gutter,.blob-num,' +
  '.ln,.lnt,.hljs-ln-numbers,.react-syntax-highlighter-line-number,.code-block-header,[data-line-number]:empty';

const CODE_TABLE = /highlight|(^|[\s_-])(code|blob|rouge|lntable|js-file-line-container|hljs-ln)([\s_-]|$)/i;

/** Patterns of class names for a language, the surest first: `hljs` may come before any other class. */
const LANGUAGE_CLASSES = [
  /(?:^|\s)(?:language-|lang-|highlight-source-|highlight-text-|brush:\s*)([\w+#-]+)/i,
  /(?:^|\s)(?:sourceCode|hljs)\s+([\w+#-]+)/i,
];

/** Classes that look like a language but are none. */
const NO_LANGUAGE: ReadonlySet<string> = new Set(['none', 'plaintext', 'text', 'nohighlight', 'undefined']);

/**
 * Elements that a highlighter keeps from being copied with the code, such as line numbers without a class.
 */
const UNSELECTABLE = '[style*="user-select:none" i],[style*="user-select: none" i]';
const NUMBER = /^\s*\d*\s*$/;

/**
 * Makes every code block a `<pre><code class="language-…">` with nothing but its text, so that later steps
 * need not know how two dozen highlighters write lines, numbers and languages.
 */
export function normaliseCode(root: Element): void {
  for (const table of root.querySelectorAll('table')) flattenCodeTable(table);
  joinNumberedLines(root);
  for (const pre of root.querySelectorAll('pre')) {
    if (!root.contains(pre)) continue;
    const language = languageOf(pre, root);
    for (const element of pre.querySelectorAll(NOT_CODE)) element.remove();
    for (const element of pre.querySelectorAll(UNSELECTABLE)) {
      if (NUMBER.test(element.textContent ?? '')) element.remove();
    }
    const label = takeLabel(pre);
    dropLineNumbers(pre, codeText);
    const text = codeText(pre).replace(/^\n/, '').trimEnd();
    if (text.trim()) pre.replaceChildren(codeElement(pre.ownerDocument, text, language ?? label));
    else pre.remove();
  }
}

/** Makes one `pre` of a table that only lays out code beside its line numbers. */
function flattenCodeTable(table: HTMLTableElement): void {
  const cells = [...table.querySelectorAll('td')].filter((cell) => !cell.matches(NOT_CODE));
  const marks = [table, ...table.querySelectorAll('td')].map((element) => element.className).join(' ');
  if (cells.length === 0) return;
  const holdsPre = cells.some((cell) => cell.querySelector('pre'));
  const numbers = table.querySelector('.gutter,.linenos,.lineno,.blob-num,.hljs-ln-numbers,.lntd');
  const isMarked = CODE_TABLE.test(marks) && numbers !== null;
  if (!isMarked && !isNumberedCode(table)) return;
  const pre = table.ownerDocument.createElement('pre');
  pre.className = marks;
  for (const cell of cells) {
    const source = (holdsPre && cell.querySelector('pre')) || cell;
    // A column of nothing but numbers is the gutter, whatever its class.
    const text = codeText(source).trimEnd();
    if (/^[\d\s]+$/.test(text) && cells.length > 1) continue;
    pre.append(`${text}\n`);
  }
  table.replaceWith(pre);
}

/** Makes one `pre` of rows that each hold a number, which goes up by one, and a line of code. */
function joinNumberedLines(root: Element): void {
  const lines = [...root.querySelectorAll('[data-code]:not(td)')].filter((line) => !line.closest('pre'));
  for (const [box, all] of Map.groupBy(lines, (line) => line.parentElement?.parentElement)) {
    const rows = all.map(({ parentElement }) => parentElement);
    const numbers = all
      .map(({ previousElementSibling }) => previousElementSibling?.textContent ?? '')
      .join('\n');
    if (!box || !countsUp(numbers) || rows.some((row) => row?.childElementCount !== 2)) continue;
    const pre = box.ownerDocument.createElement('pre');
    pre.textContent = all.map((line) => codeText(line).trimEnd()).join('\n');
    rows[0]?.before(pre);
    for (const row of rows) row?.remove();
  }
}

/** True for a table of two columns, numbers that go up by one and code. */
function isNumberedCode(table: HTMLTableElement): boolean {
  const rows = [...table.rows];
  const numbers = rows.map((row) => codeText(row.cells[0] ?? row)).join('\n');
  return (
    countsUp(numbers) &&
    rows.every(({ cells }) => cells.length === 2 && cells[1]?.matches('[data-code],:has(pre,code)'))
  );
}

/** The text as it is laid out: a `br` and the end of a block end a line. */
function codeText(node: Element): string {
  let text = '';
  for (const child of node.childNodes) {
    if (child.nodeType === child.TEXT_NODE) text += child.nodeValue ?? '';
    if (child.nodeType !== child.ELEMENT_NODE) continue;
    const element = child as Element;
    const isLine = BLOCKS.has(element.localName);
    if (element.localName === 'br') text += '\n';
    else if (isLine && text && !text.endsWith('\n')) text += `\n${codeText(element)}`;
    else text += codeText(element);
    if (isLine && !text.endsWith('\n')) text += '\n';
  }
  return text;
}

/** Looks on the block, on the code in it, and on the wrappers that highlighters put around it. */
function languageOf(pre: Element, root: Element): string | null {
  const candidates = [pre.querySelector('code'), pre];
  for (let parent = pre.parentElement; parent && parent !== root && candidates.length < 5;) {
    if (parent.querySelectorAll('pre').length > 1) break;
    candidates.push(parent);
    parent = parent.parentElement;
  }
  for (const element of candidates) {
    const language =
      element?.getAttribute('data-lang') ??
      element?.getAttribute('data-language') ??
      languageIn(element?.getAttribute('class') ?? '');
    if (language) return NO_LANGUAGE.has(language.toLowerCase()) ? null : language.toLowerCase();
  }
  return null;
}

function codeElement(document: Document, text: string, language: string | null): Element {
  const code = document.createElement('code');
  if (language) code.className = `language-${language}`;
  code.textContent = text;
  return code;
}

function languageIn(classes: string): string | undefined {
  for (const pattern of LANGUAGE_CLASSES) {
    const language = pattern.exec(classes)?.[1];
    if (language) return language;
  }
  return undefined;
}
