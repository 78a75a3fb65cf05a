import type { Page } from '@playwright/test';
import { ATTRIBUTES, ATTRIBUTES_OF, ELEMENTS, ID } from './allowed.ts';

declare global {
  /** The guard's findings since the last look. */
  var breaches: string[];
  /** The mark left by an answer that ran something. */
  var owned: unknown;
}

const RULES = { elements: ELEMENTS, attributes: ATTRIBUTES, attributesOf: ATTRIBUTES_OF, id: ID };

/**
 * Watches the answers shown already, and every element and attribute that comes into the panel from now on, in the same
 * task in which it comes, so that even one frame counts. Outside the answers nothing may come that loads or runs.
 * `lookAt` returns the findings.
 */
export async function setGuard(panel: Page): Promise<void> {
  await panel.evaluate(watch, RULES);
}

/** Runs in the panel: it must bring along all it needs. */
function watch(rules: typeof RULES): void {
  const id = new RegExp(rules.id);
  const elements = new Set(rules.elements);
  const attributes = new Set(rules.attributes);
  const breaches: string[] = [];
  globalThis.breaches = breaches;
  const note = (what: string) => {
    if (breaches.length < 20) breaches.push(what.slice(0, 300));
  };

  function isAttributeAllowed(element: Element, name: string): boolean {
    if (name === 'id') return id.test(element.id);
    if (name.startsWith('aria-') || name.startsWith('data-')) return true;
    return attributes.has(name) || (rules.attributesOf[element.localName]?.includes(name) ?? false);
  }

  function isLinkSafe(link: Element): boolean {
    const address = link.getAttribute('href');
    // A note's own link, which leads to a place in the answer.
    if (address === null || (address.startsWith('#') && id.test(address.slice(1)))) return true;
    const url = URL.parse(address);
    if (!url || !['http:', 'https:', 'mailto:'].includes(url.protocol)) return false;
    const rel = (link.getAttribute('rel') ?? '').split(' ');
    return link.getAttribute('target') === '_blank' && rel.includes('noopener') && rel.includes('noreferrer');
  }

  /** The page that draws diagrams, and no other. */
  function isFrameSafe(frame: Element): boolean {
    return frame.getAttribute('sandbox') === 'allow-scripts' && frame.getAttribute('src') === '/diagram.html';
  }

  function isForeign(element: Element): boolean {
    if (element instanceof HTMLLinkElement) return URL.parse(element.href)?.origin !== location.origin;
    return element instanceof HTMLStyleElement && element.textContent.includes('url(');
  }

  function checkInAnswer(element: Element): void {
    const name = element.localName;
    // Our own icons have no other elements than shapes.
    if (element.closest('svg')) {
      const isIcon = element.closest('svg')?.classList.contains('lucide');
      if (!isIcon || !['svg', 'path', 'rect', 'circle', 'line', 'polyline'].includes(name)) note(`<${name}>`);
      return;
    }
    if (!elements.has(name)) note(`<${name}>`);
    for (const { name: attribute, value } of element.attributes) {
      if (!isAttributeAllowed(element, attribute)) note(`<${name} ${attribute}="${value}">`);
    }
    if (name === 'a' && !isLinkSafe(element)) note(element.outerHTML);
    if (name === 'iframe' && !isFrameSafe(element)) note(element.outerHTML);
    if (name === 'input' && element.getAttribute('type') !== 'checkbox') note(element.outerHTML);
  }

  function check(element: Element): void {
    for (const { name } of element.attributes) if (name.startsWith('on')) note(element.outerHTML);
    if (element.closest('.markdown')) checkInAnswer(element);
    // What the panel's own screens bring along: their parts of the program, and the menu's lock on scrolling.
    else if (/^(?:script|iframe|img|base|meta|form)$/.test(element.localName) || isForeign(element))
      note(`outside the answer: ${element.outerHTML}`);
  }

  for (const element of document.querySelectorAll('.markdown, .markdown *')) check(element);
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      if (target instanceof Element && addedNodes.length === 0) check(target);
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        check(node);
        for (const element of node.querySelectorAll('*')) check(element);
      }
    }
  }).observe(document, { subtree: true, childList: true, attributes: true });

  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    note(`the security policy stopped ${violatedDirective} ${blockedURI}`),
  );
}
