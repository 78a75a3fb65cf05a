import { browser } from '#imports';
import { heedNames } from '../page/dom/own';

/** The elements that may host a shadow root, besides custom elements (DOM, "valid shadow host name"). */
const HOSTS: ReadonlySet<string> = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);

/**
 * Returns the shadow root of an element, open or closed: only extensions can see the closed ones. For content
 * scripts.
 */
export function anyShadowRoot(element: Element): ShadowRoot | null {
  const root = shadowRootOf(element);
  if (root) heedNames(root);
  return root;
}

function shadowRootOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  if (!element.localName.includes('-') && !HOSTS.has(element.localName)) return null;
  // Firefox has it as a property of elements that only extensions see.
  if ('openOrClosedShadowRoot' in element) return element.openOrClosedShadowRoot as ShadowRoot | null;
  if (!(element instanceof HTMLElement)) return null;
  return browser.dom.openOrClosedShadowRoot(element);
}
