import { element } from './dom';
import type { Mark } from './tree';

/** A mark as a button that names its passage: `data-mark` is `7`, or `2·7` for passage 7 of tab 2. */
export function createMark({ source, passage }: Mark): HTMLButtonElement {
  const name = source === null ? String(passage) : `${source}·${passage}`;
  // A selection’s marks look different; those of other pages need to be told apart.
  const button = element('button', 'mark', document.createTextNode(source === 0 ? String(passage) : name));
  button.type = 'button';
  button.dataset['mark'] = name;
  return button;
}
