import { element } from './dom';
import type { Mark } from './tree';

/** A mark as a button that names its passage: `data-mark` is `7`, or `2·7` for passage 7 of tab 2. */
export function createMark({ source, passage }: Mark): HTMLButtonElement {
  const button = element('button', 'mark', document.createTextNode(String(passage)));
  button.type = 'button';
  button.dataset['mark'] = source === null ? String(passage) : `${source}·${passage}`;
  return button;
}
