import { scopesOf } from '../dom/shadow-roots';
import type { VisibleDom } from '../dom/visible-dom';

/** The parts that documents are made of; what is empty of itself, such as a picture, is none. */
const EMPTY = 'div:empty,section:empty,article:empty,li:empty,p:empty';

/** Content without a word. */
const WORDLESS = 'img,svg,canvas,video,audio,iframe,object,embed,input,textarea,select';

/** An empty part of at least this height, in CSS pixels, keeps the place of what was in it. */
const MIN_HEIGHT = 100;

/** This many empty parts of one kind are no accident. */
const MIN_EMPTIED = 2;

/**
 * The elements that empty their parts while these are out of sight and keep their places, as documents in
 * applications do: the parts are tall, of one kind with parts that have text, and have nothing in them.
 */
export function emptiedLists(document: Document, visible: VisibleDom): readonly Element[] {
  const counts = new Map<Element, number>();
  for (const scope of scopesOf(document, visible)) {
    const parts = new Set([...scope.querySelectorAll(EMPTY)].map(outermostEmpty));
    for (const part of parts) {
      const list = part.parentElement;
      if (list && isTall(part) && hasLike(list, part)) counts.set(list, (counts.get(list) ?? 0) + 1);
    }
  }
  return [...counts].flatMap(([list, count]) => (count >= MIN_EMPTIED ? [list] : []));
}

/** The outermost element around an empty one that has nothing in it either. */
function outermostEmpty(element: Element): Element {
  let empty = element;
  for (let parent = empty.parentElement; parent && isEmpty(parent); parent = parent.parentElement)
    empty = parent;
  return empty;
}

function isEmpty(element: Element): boolean {
  return !element.textContent?.trim() && !element.querySelector(WORDLESS);
}

function isTall(part: Element): boolean {
  return part.getBoundingClientRect().height >= MIN_HEIGHT;
}

function hasLike(list: Element, part: Element): boolean {
  return [...list.children].some(
    (child) =>
      child.localName === part.localName &&
      child.classList[0] === part.classList[0] &&
      Boolean(child.textContent?.trim()),
  );
}
