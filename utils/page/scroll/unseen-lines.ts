import { EDITORS } from '../dom/editors';
import { scopesOf } from '../dom/shadow-roots';
import type { VisibleDom } from '../dom/visible-dom';

/** The lines that editors have in the document, and the elements as high as all of their lines. */
const LINES = '.CodeMirror-line,.view-line,.ace_text-layer .ace_line';
const ALL_LINES = '.CodeMirror-sizer,.view-lines,.ace_scrollbar-inner';

/** The place of lines that an editor leaves out. */
const GAP = '.cm-gap';

/** In CSS pixels: a few lines more have room in an editor without being missing. */
const ROOM = 200;

/** True if an editor of code has only the lines in the document that are in sight. */
export function hasUnseenLines(document: Document, visible: VisibleDom): boolean {
  return scopesOf(document, visible).some((scope) =>
    [...scope.querySelectorAll(EDITORS)].some((editor) => {
      if (editor.querySelector(GAP)) return true;
      const lines = heightOf(editor, LINES).reduce((sum, height) => sum + height, 0);
      return lines > 0 && Math.max(0, ...heightOf(editor, ALL_LINES)) > lines + ROOM;
    }),
  );
}

function heightOf(editor: Element, selector: string): readonly number[] {
  return [...editor.querySelectorAll(selector)].map((element) => element.getBoundingClientRect().height);
}
