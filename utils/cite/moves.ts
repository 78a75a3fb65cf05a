/** Citations that can be moved to a passage that fits better, and those that were moved. */
import { element } from '../answer/dom';
import { citationsOf, nameOf, readName, withMoved, type MovedCitation } from '../answer/moved-citations';
import type { Citation } from '../answer/tree';

/** An answer as it came, and the citations of it that were moved. */
export interface Moving {
  readonly text: string;
  readonly moved?: readonly MovedCitation[];
}

/** A move of one citation: to a passage, or, with null, back to the one that the answer names. */
export interface Move {
  readonly nth: number;
  readonly to: Omit<MovedCitation, 'nth'> | null;
}

type Place = Omit<Citation, 'type'>;

export type Moves = ReturnType<typeof createMoves>;

/**
 * The moves of the citations that `root` shows of an answer. Where it does not show them as the answer's Markdown has
 * them, none can be told from the others, so that none can be moved.
 */
export function createMoves(root: Element, { text, moved = [] }: Moving) {
  const buttons = [...root.querySelectorAll<HTMLElement>('.citation:not([data-state="likely"])')];
  const written = citationsOf(text);
  const shown = citationsOf(withMoved(text, moved)).map(nameOf);
  const isAlike =
    shown.length === buttons.length && buttons.every(({ dataset }, i) => dataset['citation'] === shown[i]);
  const places = new Map(isAlike ? buttons.map((button, nth) => [button, nth]) : []);

  return {
    /** The passage that the answer names, for a citation that was moved; null for all others. */
    from(button: HTMLElement): Place | null {
      const nth = places.get(button);
      return moved.some((one) => one.nth === nth) ? (written[nth ?? -1] ?? null) : null;
    },

    /** Adds the button that moves a citation to a passage, or back, with its name. */
    offer(button: HTMLElement, to: Place | null, name: string): HTMLElement | null {
      const nth = places.get(button);
      const back = nth === undefined ? undefined : written[nth];
      if (nth === undefined || !back) return null;
      const words = to ? `→ ${nameOf(to)}` : `↩ ${nameOf(back)}`;
      const control = element('button', 'citation-move', document.createTextNode(words));
      control.type = 'button';
      control.dataset['nth'] = String(nth);
      if (to) control.dataset['to'] = nameOf(to);
      control.dataset['tip'] = name;
      control.setAttribute('aria-label', name);
      button.after(control);
      return control;
    },
  };
}

/** The controls that move citations, and those of them that lead away from what the answer names. */
export const MOVE_CONTROL = '.citation-move';
export const MOVE_FORWARD = '.citation-move[data-to]';

/** Reads the move that a control is for. */
export function readMove({ dataset: { nth, to } }: HTMLElement): Move {
  return { nth: Number(nth), to: to === undefined ? null : readName(to) };
}
