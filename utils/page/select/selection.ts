import type { SelectionCapture } from '../capture';
import { flatText } from '../dom/flat-text';
import { ancestorsOf, portionBetween, type Place } from '../dom/portion';
import { shadowRootsIn } from '../dom/shadow-roots';
import { PLAIN_SIGHT, type Sight } from '../dom/sight';
import { contextOf } from './context';
import { fieldSelection } from './field-selection';
import { portionMarkdown } from './portion-markdown';

export interface SelectionOptions {
  /** The user pointed at the selection itself: it may be in a form field or an editor. False by default. */
  readonly mayReadFields?: boolean;
  readonly sight?: Sight;
}

/** Says of all that it holds whether the user may write there. */
const EDITABLE = '[contenteditable]';

/**
 * What is selected in a document, with the headings above it and the text around it; null when nothing is.
 *
 * Across elements and shadow trees. What is selected in a form field or an editor is the user's own writing,
 * and read only if `mayReadFields`; passwords never.
 */
export function captureSelection(
  document: Document,
  { mayReadFields = false, sight = PLAIN_SIGHT }: SelectionOptions = {},
): SelectionCapture | null {
  const field = mayReadFields ? fieldSelection(document, sight) : null;
  if (field) return field;
  const ends = selectedEnds(document, sight);
  if (!ends || (!mayReadFields && isInEditor(ends.start.node))) return null;
  const portion = portionBetween(ends.start, ends.end, sight);
  const text = flatText(portion).trim();
  if (text === '') return null;
  const markdown = portionMarkdown(portion, text, document.URL);
  return {
    text,
    ...(markdown !== null && { markdown }),
    ...contextOf(ends.start, ends.end, text, sight),
  };
}

interface Ends {
  readonly start: Place;
  readonly end: Place;
}

function selectedEnds(document: Document, sight: Sight): Ends | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  // Without the shadow trees, a selection in one of them looks collapsed. Chrome has it since 137, Firefox since 142.
  const [range] =
    'getComposedRanges' in selection
      ? selection.getComposedRanges({ shadowRoots: [...shadowRootsIn(document, sight)] })
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
