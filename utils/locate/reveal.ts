import type { VisibleDom } from '../page/dom/visible-dom';
import { flatAncestors } from './flat-ancestors';

/**
 * Opens what folds a place away, as the reader would: `details`, what find in page opens by itself, and the
 * panels of accordions and tabs by their own buttons. It stays open, since the reader wants to see it.
 * Returns true if a button of the page was used, which may change the page.
 */
export function reveal(place: Node, visible: VisibleDom): boolean {
  let isAsked = false;
  for (const element of [...flatAncestors(place, visible)].toReversed()) {
    if (element.localName === 'details') openDetails(element as HTMLDetailsElement, place);
    else if (element.getAttribute('hidden') === 'until-found') openHidden(element);
    else {
      const button = isHidden(element) ? buttonOf(element) : null;
      button?.click();
      isAsked ||= button !== null;
    }
  }
  return isAsked;
}

function openDetails(details: HTMLDetailsElement, place: Node): void {
  const summary = details.querySelector(':scope > summary');
  if (!summary?.contains(place)) details.open = true;
}

/** HTML, "ancestor revealing algorithm": the browser's own way when it finds text in there. */
function openHidden(element: Element): void {
  element.dispatchEvent(new Event('beforematch', { bubbles: true }));
  element.removeAttribute('hidden');
}

/** ARIA, "Disclosure" and "Tabs": the button says what it controls, and that it is closed. */
function buttonOf(panel: Element): HTMLElement | null {
  for (const { id } of [panel, ...panel.querySelectorAll(':scope > [id]')]) {
    const controls = `[aria-controls="${CSS.escape(id)}"]`;
    const button =
      id === ''
        ? null
        : panel.ownerDocument.querySelector<HTMLElement>(
            `${controls}[aria-expanded=false],[role=tab]${controls}:not([aria-selected=true])`,
          );
    if (button) return button;
  }
  return null;
}

function isHidden(element: Element): boolean {
  return element.ownerDocument.defaultView?.getComputedStyle(element).display === 'none';
}
