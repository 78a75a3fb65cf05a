import type { Sight } from './sight';

/** A document and all of its shadow roots that can be seen: a query looks into one of them at a time. */
export function scopesOf(document: Document, sight: Sight): readonly (Document | ShadowRoot)[] {
  return [document, ...shadowRootsIn(document, sight)];
}

/** All shadow roots of a document that can be seen, outer ones before those within. */
export function* shadowRootsIn(
  scope: Document | ShadowRoot,
  sight: Sight,
): Generator<ShadowRoot, void, void> {
  for (const element of scope.querySelectorAll('*')) {
    const root = sight.shadowRootOf(element);
    if (!root) continue;
    yield root;
    yield* shadowRootsIn(root, sight);
  }
}
