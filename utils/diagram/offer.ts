import { element } from '../answer/dom';
import { MOST_CHARACTERS } from './messages';
import { showDiagram, type Diagram, type DiagramWords } from './show';

export interface OfferWords extends DiagramWords {
  readonly draw: string;
  readonly drawing: string;
  readonly showCode: string;
  /** Announced to screen readers. */
  readonly drawn: string;
  readonly mistaken: string;
  readonly tooLarge: string;
  readonly lost: string;
}

/**
 * Adds a button that draws them to the diagrams in `finished`, a part of an answer that no longer changes.
 */
export function offerDiagrams(finished: HTMLElement, words: OfferWords): void {
  const blocks = finished.matches('.code-block') ? [finished] : finished.querySelectorAll('.code-block');
  for (const block of blocks) {
    const language = block.querySelector('.code-block-language');
    const code = block.querySelector<HTMLElement>('.code-block-text');
    const isOffered = block.querySelector('.diagram-button') !== null;
    if (language?.textContent.toLowerCase() === 'mermaid' && code && !isOffered) {
      language.after(offer(block, code, words));
    }
  }
}

/** Creates the button. One click draws the diagram in place of its code, the next shows the code again. */
function offer(block: Element, code: HTMLElement, words: OfferWords): HTMLButtonElement {
  const button = element('button', 'diagram-button', document.createTextNode(words.draw));
  button.type = 'button';
  const note = element('p', 'diagram-note');
  note.setAttribute('role', 'status');
  block.appendChild(note);
  let diagram: Diagram | null = null;

  function show(label: string, said: string, isDrawn = false): void {
    button.textContent = label;
    note.textContent = said;
    note.classList.toggle('visually-hidden', isDrawn);
    code.hidden = isDrawn;
    block.classList.toggle('code-block-drawn', isDrawn);
  }

  function close(said: string): void {
    diagram?.close();
    diagram = null;
    show(words.draw, said);
  }

  button.addEventListener('click', () => {
    if (diagram) return close('');
    if (code.textContent.length > MOST_CHARACTERS) return close(words.tooLarge);
    show(words.drawing, '');
    diagram = showDiagram(code.textContent, words, {
      onDrawn: () => show(words.showCode, words.drawn, true),
      onFailed: (reason) => close(reason === 'mistaken' ? words.mistaken : words.tooLarge),
      onLost: () => close(words.lost),
    });
    block.insertBefore(diagram.box, note);
  });
  return button;
}
