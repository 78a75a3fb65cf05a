/** The name of the highlight in the style sheet below. */
const NAME = 'sidenote-passage';

/** The look on light pages and on dark ones; in forced colours the user's own. */
const LOOK = `
::highlight(${NAME}) { background-color: #ffe28a; color: #1f1a0a; }
@media (forced-colors: active) { ::highlight(${NAME}) { background-color: Highlight; color: HighlightText; } }
`;

type View = Window & typeof globalThis;
type Root = Document | ShadowRoot;

/**
 * Highlights ranges by the CSS Custom Highlight API, so that nothing of the page changes. Each document has
 * its own registry, so ranges in frames are highlighted in their frames; and each tree has its own style
 * sheets. Chromium paints no highlight of a user's sheet, such as one from `scripting.insertCSS`, and an
 * author's sheet stops at shadow trees.
 */
export function createHighlights() {
  let views: readonly View[] = [];
  const sheets = new Map<Root, CSSStyleSheet>();

  function clear(): void {
    for (const { CSS } of views) CSS.highlights.delete(NAME);
    views = [];
  }

  function remove(): void {
    clear();
    for (const [root, sheet] of sheets) {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    }
    sheets.clear();
  }

  function dress(root: Root, view: View): void {
    if (sheets.has(root)) return;
    // A sheet belongs to the document that it was made in.
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(LOOK);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    sheets.set(root, sheet);
  }

  return {
    show(ranges: readonly Range[]): void {
      clear();
      const byView = Map.groupBy(ranges, viewOf);
      for (const [view, own] of byView) {
        if (!view) continue;
        for (const { startContainer } of own) {
          const root = startContainer.getRootNode();
          if (isRoot(root)) dress(root, view);
        }
        const marks = new view.Highlight(...own);
        // Above the page's own highlights.
        marks.priority = 1;
        view.CSS.highlights.set(NAME, marks);
      }
      views = [...byView.keys()].filter((view) => view !== null);
    },
    /**
     * Removes the highlight. The style sheets stay: adding one makes the browser compute all styles of a page
     * again.
     */
    clear,
    /** Removes everything. */
    remove,
  };
}

/** The window that shows a range. */
function viewOf(range: Range): View | null {
  return range.startContainer.ownerDocument?.defaultView ?? null;
}

function isRoot(node: Node): node is Root {
  return 'adoptedStyleSheets' in node;
}
