import type { SelectionCapture } from '../capture';
import { flatText } from '../dom/flat-text';
import { ancestorsOf, rangeBetween, type BoundaryPoint } from '../dom/page-range';
import { shadowRootsIn } from '../dom/shadow-roots';
import { VISIBLE_TO_SCRIPTS, type VisibleDom } from '../dom/visible-dom';
import { contextOf } from './context';
import { fieldSelection } from './field-selection';
import { rangeMarkdown, withIndentation } from './range-markdown';

export interface SelectionOptions {
  /**
   * True if the user pointed at the selection itself: it may then be in a form field or an editor. False by
   * default.
   */
  readonly mayReadFields?: boolean;
  readonly visible?: VisibleDom;
}

/** Elements that say whether the user may write in them. */
const EDITABLE = '[contenteditable]';

/**
 * Captures the selection in a document, with the headings above it and the text around it; null when nothing
 * is selected.
 *
 * Crosses elements and shadow trees. A selection in a form field or an editor is the user's own writing, and
 * read only if `mayReadFields`; passwords never.
 */
export function captureSelection(
  document: Document,
  { mayReadFields = false, visible = VISIBLE_TO_SCRIPTS }: SelectionOptions = {},
): SelectionCapture | null {
  const field = mayReadFields ? fieldSelection(document, visible) : null;
  if (field) return field;
  const ends = mayReadFields ? selectedEnds(document, visible) : readableEnds(document, visible);
  if (!ends) return null;
  const range = rangeBetween(ends.start, ends.end, visible);
  const text = flatText(range).trim();
  if (text === '') return null;
  const indented = withIndentation(ends.start);
  const full = indented === ends.start ? range : rangeBetween(indented, ends.end, visible);
  const markdown = rangeMarkdown(full, text, document.URL);
  return {
    text,
    ...(markdown !== null && { markdown }),
    ...contextOf(ends.start, ends.end, text, visible),
  };
}

/** The ends of a selection that is no writing of the user's own, without reading it; null where there is none. */
export function readableEnds(document: Document, visible: VisibleDom): Ends | null {
  const ends = selectedEnds(document, visible);
  return ends && !isInEditor(ends.start.node) ? ends : null;
}

export interface Ends {
  readonly start: BoundaryPoint;
  readonly end: BoundaryPoint;
}

function selectedEnds(document: Document, visible: VisibleDom): Ends | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  // Without the shadow trees, a selection in one of them looks collapsed. Supported since Chrome 137 and
  // Firefox 142.
  const [range] =
    'getComposedRanges' in selection
      ? selection.getComposedRanges({ shadowRoots: [...shadowRootsIn(document, visible)] })
      : [(selection as Selection).getRangeAt(0)];
  if (!range || range.collapsed) return null;
  return {
    start: { node: range.startContainer, offset: range.startOffset },
    end: { node: range.endContainer, offset: range.endOffset },
  };
}

function isInEditor(node: Node): boolean {
  if (node.ownerDocument?.designMode === 'on') return true;
  const nearest = ancestorsOf(node).find((element) => element.matches(EDITABLE));
  return nearest !== undefined && nearest.getAttribute('contenteditable') !== 'false';
}
