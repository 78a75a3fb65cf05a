import type { SelectionCapture } from '../capture';
import type { VisibleDom } from '../dom/visible-dom';
import { CONTEXT, headingsAbove } from './context';

/** The kinds of `input` whose text may be quoted. Passwords are not among them. */
const QUOTED = /^(text|search|url|tel)$/;

/** The selection in the form field that has the focus, as it was typed; null where there is no such field. */
export function fieldSelection(document: Document, visible: VisibleDom): SelectionCapture | null {
  const field = focused(document, visible);
  if (!field || !isField(field)) return null;
  const { value, selectionStart, selectionEnd } = field;
  if (selectionStart === null || selectionEnd === null) return null;
  const text = value.slice(selectionStart, selectionEnd).trim();
  if (text === '') return null;
  return {
    text,
    headings: headingsAbove(field, visible),
    around: value.slice(Math.max(0, selectionStart - CONTEXT), selectionEnd + CONTEXT).trim(),
  };
}

function focused(document: Document, { shadowRootOf }: VisibleDom): Element | null {
  let found = document.activeElement;
  for (let root = found && shadowRootOf(found); root?.activeElement; root = shadowRootOf(found)) {
    found = root.activeElement;
  }
  return found;
}

function isField(element: Element): element is HTMLTextAreaElement | HTMLInputElement {
  if (element.localName === 'textarea') return true;
  return element.localName === 'input' && QUOTED.test((element as HTMLInputElement).type);
}
