import { HEADINGS } from '../dom/block-elements';
import { MARK } from '../dom/list-marks';
import { textLength, textOf } from '../dom/text-length';

const NUMBER = /^\s*(\d{1,3})[.)]?\s*$/;

/** Elements in which a number is something else. */
const NO_LABEL = 'pre,table,a,button,time,sup,sub,svg,math';

/** A longer part is no step, in characters; nor is one with a time, which is a post. */
const MAX_STEP = 600;
const NO_STEP = 'time,[datetime],table,article';

interface Step {
  readonly number: number;
  /** The element that shows the number, and nothing else. */
  readonly label: Element;
  readonly row: Element;
}

/** Makes lists, in place, of parts side by side that each begin with their number in an element of its own. */
export function buildSteps(body: Element): void {
  const groups = new Map<Element, Step[]>();
  for (const element of body.querySelectorAll('div,span,p,b,strong,i,em')) {
    const step = element.childElementCount === 0 ? stepAt(element, body) : null;
    const list = step?.row.parentElement;
    if (step && list) groups.set(list, [...(groups.get(list) ?? []), step]);
  }
  for (const steps of groups.values()) {
    const isSeries = steps.length > 1 && steps.every(({ number }, index) => number === index + 1);
    if (isSeries && steps.every(({ row }) => row.localName === steps[0]?.row.localName)) listSteps(steps);
  }
}

function stepAt(label: Element, body: Element): Step | null {
  const number = Number(NUMBER.exec(label.textContent ?? '')?.[1]);
  if (!Number.isInteger(number) || label.closest(NO_LABEL)) return null;
  const text = textOf(label);
  let own = label;
  while (own.parentElement && own.parentElement !== body && textOf(own.parentElement) === text) {
    own = own.parentElement;
  }
  const row = own.parentElement;
  // The number stands apart: a paragraph that begins with one is a sentence.
  if (!row || row === body || row.matches(`p,${HEADINGS}`) || row.querySelector(NO_STEP)) return null;
  if (own.previousSibling?.textContent?.trim() || !textOf(row).startsWith(text)) return null;
  const next = own.nextElementSibling;
  const isApart = next !== null && !own.nextSibling?.nodeValue?.trim() && /\p{L}/u.test(textOf(next));
  return isApart && textLength(row) <= MAX_STEP ? { number, label: own, row } : null;
}

function listSteps(steps: readonly Step[]): void {
  let list: Element | null = null;
  for (const { number, label, row } of steps) {
    label.remove();
    const heading = row.querySelector(HEADINGS);
    if (heading && textOf(row).startsWith(textOf(heading))) {
      heading.prepend(`${number}. `);
      continue;
    }
    if (row.localName === 'li') {
      row.setAttribute(MARK, `${number}.`);
      continue;
    }
    const item = row.ownerDocument.createElement('li');
    item.setAttribute(MARK, `${number}.`);
    item.append(...row.childNodes);
    if (!list) {
      list = row.ownerDocument.createElement('ol');
      row.before(list);
    }
    list.append(item);
    row.remove();
  }
}
