import { createAnswerView } from './answer-view';
import type { CopiedCitations } from '../settings/settings';
import { cleanCopy, type FormulaOf } from './clean-copy';
import { element } from './dom';
import { withoutCitations } from './replace-citations';

/** A text as it goes on the clipboard: for documents, and as Markdown. */
export interface CopiedAnswer {
  readonly html: string;
  readonly text: string;
}

/** The words of buttons and labels, which are not copied. */
const NO_WORDS = { taskDone: '', taskOpen: '', copyCode: '', wrapLines: '', codeIn: () => '' };

/** Copies an answer's Markdown. `hasCitations` is true if `[7]` cites a passage; otherwise it is text. Formulas are TeX, or what `formulaOf` makes of them. */
export function copiedAnswer(
  markdown: string,
  hasCitations: boolean,
  citations: CopiedCitations,
  formulaOf?: FormulaOf,
): CopiedAnswer {
  const text = hasCitations && citations === 'left-out' ? withoutCitations(markdown) : markdown;
  const root = document.createElement('div');
  const view = createAnswerView(root, {
    hasCitations,
    words: NO_WORDS,
    createMath: (source, isDisplay) =>
      element(
        'span',
        isDisplay ? 'markdown-math markdown-math-display' : 'markdown-math',
        document.createTextNode(source),
      ),
    onFinished: () => undefined,
  });
  view.show(markdown, false);
  const html = Array.from(root.children, (part) => cleanCopy(part, citations, formulaOf).innerHTML).join('');
  return { html, text: text.trim() };
}
