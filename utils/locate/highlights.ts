/** The name under which the style sheet of `access-passage` knows the marks. */
const NAME = 'sidenote-passage';

type View = Window & typeof globalThis;

/**
 * Marks ranges by the CSS Custom Highlight API, so that nothing of the page's changes. Each document has its own
 * registry, so that those of frames are marked in their frames.
 */
export function createHighlights() {
  let views: readonly View[] = [];

  function remove(): void {
    for (const { CSS } of views) CSS.highlights.delete(NAME);
    views = [];
  }

  return {
    show(ranges: readonly Range[]): void {
      remove();
      const byView = Map.groupBy(ranges, viewOf);
      for (const [view, own] of byView) {
        if (!view) continue;
        const marks = new view.Highlight(...own);
        // Above what the page marks itself.
        marks.priority = 1;
        view.CSS.highlights.set(NAME, marks);
      }
      views = [...byView.keys()].filter((view) => view !== null);
    },
    remove,
  };
}

/** The window that shows a range. */
function viewOf(range: Range): View | null {
  return range.startContainer.ownerDocument?.defaultView ?? null;
}
