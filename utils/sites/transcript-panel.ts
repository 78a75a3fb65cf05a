import { textLength, textOf } from '../page/dom/text-length';
import { parseStamp } from '../text/time-stamp';
import type { Chapter, Cue } from './transcript';

/** A transcript that the page shows. */
export interface ShownTranscript {
  readonly cues: readonly Cue[];
  readonly chapters: readonly Chapter[];
  /** The element that holds all of it. */
  readonly panel: Element;
}

/** Fewer rows than this are a list of chapters or of songs. */
const MIN_ROWS = 5;

/**
 * The least share of the panel's text that must be in the rows, not counting times and their screen reader
 * text. Where the rows are only names, the speech is between them, and their order says nothing.
 */
const MIN_SHARE = 0.35;

/**
 * The limits for a transcript without a name: rows, their mean length in characters, and the latest second at
 * which the first one may begin.
 */
const UNNAMED = { rows: 12, meanLength: 25, firstBefore: 120 } as const;

const NAME = /transcript|caption|subtitle|字幕|文字起こし|文字稿|トランスクリプト/i;

/** True for the names of a transcript in the languages that we know. */
export function isTranscriptName(text: string): boolean {
  return NAME.test(text);
}

interface Row {
  readonly start: number;
  readonly text: string;
  readonly element: Element;
}

/**
 * Reads a transcript that is open on the page: rows that have a time stamp and a text, with times that go up.
 * `root` is where to look. Knows no class names; a heading between two rows is a chapter. `known` is a
 * selector of the rows, where there is one.
 */
export function readTranscriptPanel(root: ParentNode, known: string | null = null): ShownTranscript | null {
  const rows = rowsIn(root, known);
  const groups = new Map<Element, Row[]>();
  for (const row of rows) {
    const panel = panelOf(row.element, root);
    if (!panel) continue;
    const group = groups.get(panel);
    if (group) group.push(row);
    else groups.set(panel, [row]);
  }
  const [largest] = [...groups].toSorted(([, a], [, b]) => b.length - a.length);
  if (!largest) return null;
  const [panel, found] = largest;
  if (!isTranscript(panel, found)) return null;
  return {
    panel,
    cues: found.map(({ start, text }) => ({ start, text })),
    chapters: chaptersIn(panel, found),
  };
}

function rowsIn(root: ParentNode, known: string | null): readonly Row[] {
  const rows: Row[] = [];
  const seen = new Set<Element>();
  for (const element of root.querySelectorAll('*')) {
    if (element.childElementCount > 0 || (element.textContent ?? '').length > 12) continue;
    const start = parseStamp(element.textContent ?? '');
    if (start === null) continue;
    const row = (known === null ? null : element.closest(known)) ?? rowOf(element);
    if (!row || seen.has(row)) continue;
    seen.add(row);
    const text = rowText(row, element);
    if (text !== '') rows.push({ start, text, element: row });
  }
  return rows;
}

/** The nearest element around a time stamp with more text than the time. */
function rowOf(stamp: Element): Element | null {
  const time = textOf(stamp);
  let row: Element | null = stamp;
  for (let steps = 0; row && steps < 6; steps += 1, row = row.parentElement) {
    if (rowText(row, stamp) !== '' && textOf(row) !== time) return row;
  }
  return null;
}

/**
 * The text of a row without its time: the element marked as such, else all but the time and its screen reader
 * text.
 */
function rowText(row: Element, stamp: Element): string {
  const marked = [...row.querySelectorAll('[role=text]')].filter((element) => !element.contains(stamp));
  if (marked.length > 0) return marked.map(textOf).join(' ').trim();
  let text = '';
  for (const child of row.childNodes) {
    if (child === stamp) continue;
    if (child.nodeType === child.TEXT_NODE) text += child.nodeValue ?? '';
    else if (child.nodeType === child.ELEMENT_NODE) text += ` ${elementText(child as Element, stamp)}`;
  }
  return text.replace(/\s+/g, ' ').trim();
}

function elementText(element: Element, stamp: Element): string {
  if (element.contains(stamp)) return rowText(element, stamp);
  const isHidden = element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true';
  return isHidden || element.matches('button [class*=tooltip],script,style') ? '' : textOf(element);
}

/** The nearest element around a row that holds other rows too, or is called a transcript. */
function panelOf(row: Element, root: ParentNode): Element | null {
  let panel = row.parentElement;
  while (panel && panel.childElementCount < 2 && panel !== root) panel = panel.parentElement;
  for (let named = panel, steps = 0; named && steps < 8; steps += 1, named = named.parentElement) {
    if (isNamed(named)) return named;
  }
  return panel;
}

function isNamed(element: Element): boolean {
  if (/^(?:body|html|main)$/.test(element.localName)) return false;
  const names = ['id', 'class', 'aria-label', 'data-testid', 'target-id', 'data-target-id'];
  return NAME.test([element.localName, ...names.map((name) => element.getAttribute(name) ?? '')].join(' '));
}

function isTranscript(panel: Element, rows: readonly Row[]): boolean {
  if (rows.length < MIN_ROWS) return false;
  const length = rows.reduce((sum, { text }) => sum + text.length, 0);
  if (length < MIN_SHARE * textLength(panel)) return false;
  if (rows.some(({ start }, index) => start < (rows[index - 1]?.start ?? 0))) return false;
  if (isNamed(panel)) return true;
  const start = rows[0]?.start ?? 0;
  return (
    start < UNNAMED.firstBefore && rows.length >= UNNAMED.rows && length / rows.length >= UNNAMED.meanLength
  );
}

/** The headings before a row that are in no row. */
function chaptersIn(panel: Element, rows: readonly Row[]): readonly Chapter[] {
  const chapters: Chapter[] = [];
  const elements = new Map(rows.map((row) => [row.element, row]));
  let title = '';
  for (const element of panel.querySelectorAll('*')) {
    const row = elements.get(element);
    if (row && title !== '') {
      chapters.push({ start: row.start, title });
      title = '';
    }
    const isHeading = element.matches('h2,h3,h4,h5,h6,[role=heading]');
    if (
      isHeading &&
      !isTranscriptName(textOf(element)) &&
      !rows.some((found) => found.element.contains(element))
    )
      title = textOf(element);
  }
  return chapters;
}
