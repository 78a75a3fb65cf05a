import { element } from './dom';
import { nameOf } from './moved-citations';
import type { Citation } from './tree';

/**
 * Shows a citation as a button that names its passage: `data-citation` is `7`, or `2·7` for passage 7 of page
 * 2.
 */
export function createCitation(citation: Citation): HTMLButtonElement {
  const { source, passage } = citation;
  const name = nameOf(citation);
  // Citations of a selection look different; those of other pages need to be told apart.
  const button = element(
    'button',
    'citation',
    document.createTextNode(source === 0 ? String(passage) : name),
  );
  button.type = 'button';
  button.dataset['citation'] = name;
  return button;
}
