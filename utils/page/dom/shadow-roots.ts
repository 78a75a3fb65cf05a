import type { VisibleDom } from './visible-dom';

/** A document and all of its visible shadow roots: a query looks into one of them at a time. */
export function scopesOf(document: Document, visible: VisibleDom): readonly (Document | ShadowRoot)[] {
  return [document, ...shadowRootsIn(document, visible)];
}

/** All visible shadow roots of a document, outer ones before inner ones. */
export function* shadowRootsIn(
  scope: Document | ShadowRoot,
  visible: VisibleDom,
): Generator<ShadowRoot, void, void> {
  for (const element of scope.querySelectorAll('*')) {
    const root = visible.shadowRootOf(element);
    if (!root) continue;
    yield root;
    yield* shadowRootsIn(root, visible);
  }
}
