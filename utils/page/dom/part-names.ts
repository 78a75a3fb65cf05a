import { HEADINGS } from './block-elements';
import { isRest, openerOf, shortFormsOf } from './cut-text';
import { tabSetOf, type TabSet } from './folded-parts';
import { NOT_READ } from './not-read';
import { textOf } from './text-length';

/**
 * Puts what was folded in its place, in a copy of a page: each panel of a set of tabs under its name, instead
 * of the names in a row before it, and a text once that was shown cut. `copyOf` gives the copy of an element
 * of the page, `folded` the elements that the page does not show at the moment.
 */
export function nameParts(
  folded: Iterable<Element>,
  copyOf: (element: Element) => Element | undefined,
): void {
  const sets = new Map<Element, TabSet>();
  for (const element of folded) {
    const set = tabSetOf(element);
    if (set) sets.set(set.row, set);
    if (set || !isRest(element)) continue;
    for (const gone of [...shortFormsOf(element), openerOf(element)])
      if (gone) copyOf(gone)?.setAttribute(NOT_READ, '');
  }
  for (const { row, panels, names } of sets.values()) {
    const copies = panels.map(copyOf);
    if (copies.some((copy) => copy === undefined)) continue;
    for (const [index, name] of names.entries()) if (copies[index]) putUnder(textOf(name), copies[index]);
    copyOf(row)?.remove();
  }
}

function putUnder(name: string, panel: Element): void {
  const first = panel.querySelector(HEADINGS);
  if (name === '' || (first && textOf(first) === name)) return;
  const line = panel.ownerDocument.createElement('p');
  const words = panel.ownerDocument.createElement('strong');
  words.textContent = name;
  line.append(words);
  panel.prepend(line);
}
