import { labelsOf } from './private-fields';
import type { Records } from './records';
import { textOf } from './text-length';

const BOX = 'input[type=checkbox],input[type=radio],[role=checkbox],[role=switch],[role=menuitemcheckbox]';

export const FIELDS: ReadonlySet<string> = new Set(['input', 'select', 'textarea']);

/** Marks the parts of a copy that hold what a page shows in its fields. */
export const RECORD = 'data-record';

/** The end of a label that needs no colon of ours. */
const CLOSED = /[\p{P}\p{S}]$/u;

/**
 * The stand-in for a form field in a copy of a page: its name and its value, or a box with its state. Null
 * if the field shows nothing. A label that this writes before the value is removed from its own place, which
 * `copyOf` finds, so that it is not read twice.
 */
export function fieldCopy(
  field: Element,
  copy: Document,
  records: Records,
  copyOf: (element: Element) => Element | undefined,
): Node | null {
  const isField = FIELDS.has(field.localName);
  if (!isField && !field.hasAttribute('role')) return null;
  if (field.matches(BOX)) return boxCopy(field, copy, records);
  if (!isField) return null;
  const value = records.valueOf(field);
  if (value === null) return null;
  const isInLabel = field.parentElement?.closest('label') !== null;
  const line = copy.createElement(isInLabel ? 'span' : 'div');
  line.setAttribute(RECORD, '');
  for (const [index, text] of `${nameOf(field, copyOf)}${value}`.split('\n').entries()) {
    if (index > 0) line.append(copy.createElement('br'));
    line.append(text);
  }
  return line;
}

/** The state of a box that a label names from outside, to stand in that label; null for any other label. */
export function stateInLabel(label: Element, records: Records): string | null {
  const box = (label as HTMLLabelElement).control;
  if (!box || label.contains(box) || !box.matches(BOX)) return null;
  const state = records.stateOf(box);
  return state === null ? null : markOf(state);
}

function markOf(state: boolean): string {
  return state ? '[x] ' : '[ ] ';
}

/** A box with its state, unless its label takes that, and with the words within it. */
function boxCopy(field: Element, copy: Document, records: Records): Node | null {
  const state = records.stateOf(field);
  if (state === null) return null;
  const both = copy.createDocumentFragment();
  const [label] = (field as HTMLInputElement).labels ?? [];
  const words = field.localName === 'input' ? '' : textOf(field);
  const box = copy.createElement('span');
  // The label before it may end right here.
  box.textContent = `${label && !label.contains(field) ? '' : ` ${markOf(state)}`}${words}`;
  both.append(box);
  // The number of fields tells a form from an article.
  if (words === '' && !field.closest('li')) both.append(copy.createElement('input'));
  return both;
}

/** The name of a field, with a colon; empty where it stands beside it anyhow. */
function nameOf(field: Element, copyOf: (element: Element) => Element | undefined): string {
  const labels = labelsOf(field);
  if (labels.some((label) => label.contains(field))) return ' ';
  const name = labels.map(textOf).join(' ').trim() || (field.getAttribute('aria-label') ?? '').trim();
  for (const label of labels) copyOf(label)?.remove();
  if (name === '') return '';
  return CLOSED.test(name.replace(/[*＊)）]+$/u, '')) ? `${name} ` : `${name}: `;
}
