import { HEADINGS } from './block-elements';
import { hasSlottedText } from './composed';
import { isDisplayed } from './displayed';
import { linkLength, textLength, textOf } from './text-length';

/** Elements that are opened for something else than their text: menus, forms, messages. */
const NO_PART =
  'nav,form,dialog,select,option,datalist,template,script,style,svg,[role=dialog],[role=alertdialog],[role=menu],' +
  '[role=listbox],[role=tooltip],[role=alert],[role=status],[role=navigation],[aria-modal=true]';

/** Places in which what opens is a menu, a field or a dialog. */
const OPENS_NO_TEXT =
  'nav,header,footer,form,[role=navigation],[role=menu],[role=menubar],[role=toolbar],[role=dialog],[aria-haspopup]';

/** Elements that can be pressed to open a part. */
const CONTROL =
  'button,[role=button],[role=tab],label[for],a[href^="#"],a:not([href]),a[href^="javascript:"]';

/** The same, and the headings that many pages use in their place. */
const QUESTION = `${CONTROL},${HEADINGS},dt,summary`;

/** Elements without text that may stand between a question and its answer. */
const BETWEEN = 'input,hr,br,script,style,template';

/** The longest name of a tab and the longest question, in characters. */
const MAX_NAME = 80;
const MAX_QUESTION = 300;

/** A part with a greater share of its text in links leads elsewhere. */
const MAX_LINKS = 0.7;

/** The steps from a set of panels outwards in which the row of their names is looked for. */
const MAX_STEPS = 3;

/** A set of parts of which the page shows one at a time, with their names in the same order. */
export interface TabSet {
  /** The element that holds the names. */
  readonly row: Element;
  readonly panels: readonly Element[];
  readonly names: readonly Element[];
}

/**
 * The set of tabs that an element is a panel of, or null. Tabs are told by their names: as many in a row
 * before the panels as there are panels, or each with the id of its panel.
 */
export function tabSetOf(panel: Element): TabSet | null {
  const panels = alikeBeside(panel);
  if (panels.length < 2 || panel.matches(NO_PART)) return null;
  if (panel.getAttribute('role') !== 'tabpanel' && panels.filter(isDisplayed).length !== 1) return null;
  const named = panels.map(controlById);
  let row: Element | null = null;
  let names: readonly Element[] | null = null;
  if (named.every((name) => name !== null && isName(name))) {
    names = named.filter((name) => name !== null);
    row = rowAround(names, panels);
  } else {
    for (const candidate of rowsBefore(panels)) {
      names = namesIn(candidate, panels.length);
      row = names && candidate;
      if (row) break;
    }
  }
  return row && names && new Set(names).size === panels.length ? { row, panels, names } : null;
}

/**
 * True for the part under a question that opens it: the panel of an accordion, whatever it is made with. Two
 * such pairs side by side make an accordion; a single one has to say that it is closed.
 */
export function isAnswer(part: Element): boolean {
  const question = questionBefore(part);
  if (!question || !mayBePart(part)) return false;
  if (question.closest(OPENS_NO_TEXT)) return false;
  const says = question.matches('[aria-expanded]') ? question : question.querySelector('[aria-expanded]');
  return says?.getAttribute('aria-expanded') === 'false' || isRepeated(question, part);
}

/**
 * True for the question of an accordion, so that its words belong to the text though they can be pressed. A number or a
 * sign that can be pressed opens a note.
 */
export function isQuestion(control: Element): boolean {
  if (!/\p{L}/u.test(control.textContent ?? '')) return false;
  const box = control.parentElement?.matches('td,th') ? null : control.parentElement;
  const answer = nextOf(control) ?? (box && isAlone(control) ? nextOf(box) : null);
  return answer !== null && !answer.matches(QUESTION) && isAnswer(answer);
}

/** The control that says by an id that it opens a panel. */
export function controlById(panel: Element): Element | null {
  const root = panel.getRootNode() as Document | ShadowRoot;
  const named = panel.getAttribute('aria-labelledby')?.trim();
  const label = named ? root.querySelector(`#${CSS.escape(named)}`) : null;
  if (label) return label;
  if (!panel.id) return null;
  const id = CSS.escape(panel.id);
  return root.querySelector(
    `[aria-controls~="${id}"],a[href="#${id}"],[data-target="#${id}"],[data-bs-target="#${id}"],[data-tab="${id}"]`,
  );
}

/** The elements beside this one that are of the same kind, and itself, in order. */
function alikeBeside(element: Element): readonly Element[] {
  const all = [...(element.parentElement?.children ?? [])];
  if (element.getAttribute('role') === 'tabpanel')
    return all.filter((other) => other.matches('[role=tabpanel]'));
  return all.filter((other) => isAlike(other, element));
}

function isAlike(one: Element, other: Element): boolean {
  if (one.localName !== other.localName) return false;
  if (one.classList.length === 0 && other.classList.length === 0) return true;
  return [...one.classList].some((name) => other.classList.contains(name));
}

/** The elements before a set of panels, from the nearest outwards. */
function* rowsBefore([first]: readonly Element[]): Generator<Element, void, void> {
  let inner = first;
  for (let step = 0; inner && step < MAX_STEPS; step += 1) {
    for (let row = inner.previousElementSibling; row; row = row.previousElementSibling) {
      if (!row.matches(BETWEEN)) {
        yield row;
        break;
      }
    }
    inner = inner.parentElement ?? undefined;
  }
}

/** The names in a row, if it has exactly as many as there are panels. */
function namesIn(row: Element, count: number): readonly Element[] | null {
  let list = row;
  while (list.childElementCount === 1 && list.firstElementChild) list = list.firstElementChild;
  const names = [...list.children].filter((child) => !child.matches(BETWEEN) && textOf(child) !== '');
  return names.length === count && names.every(isName) ? names : null;
}

/** True for a short text that can be pressed. */
function isName(element: Element): boolean {
  const text = textOf(element);
  if (text === '' || text.length > MAX_NAME) return false;
  return element.closest(CONTROL) !== null || element.querySelector(CONTROL) !== null || isPressed(element);
}

function isPressed(element: Element): boolean {
  return element.ownerDocument.defaultView?.getComputedStyle(element).cursor === 'pointer';
}

/** The innermost element around all names, if it holds nothing else. */
function rowAround(names: readonly Element[], panels: readonly Element[]): Element | null {
  let row = names[0]?.parentElement ?? null;
  while (row && !names.every((name) => row?.contains(name))) row = row.parentElement;
  return row && !panels.some((panel) => row.contains(panel)) ? row : null;
}

function previousOf(element: Element): Element | null {
  const before = element.previousElementSibling;
  return before?.matches(BETWEEN) ? previousOf(before) : before;
}

function nextOf(element: Element): Element | null {
  const next = element.nextElementSibling;
  return next?.matches(BETWEEN) ? nextOf(next) : next;
}

/** The question right before a part: something to press, or a heading. */
function questionBefore(part: Element): Element | null {
  const before = previousOf(part);
  if (!before) return null;
  const text = textOf(before);
  if (text === '' || text.length > MAX_QUESTION) return null;
  let question = before;
  while (!question.matches(QUESTION) && question.childElementCount === 1 && question.firstElementChild)
    question = question.firstElementChild;
  return question.matches(QUESTION) || isPressed(before) ? question : null;
}

function isAlone(element: Element): boolean {
  const parent = element.parentElement;
  return parent?.childElementCount === 1 && textOf(parent) === textOf(element);
}

/** True if the same question and part come more than once: beside each other, or each in an element of its own. */
function isRepeated(question: Element, part: Element): boolean {
  const isPair = (other: Element): boolean => {
    const asked = other === part ? null : questionBefore(other);
    return asked !== null && isAlike(asked, question) && textOf(asked) !== textOf(question);
  };
  if (alikeBeside(part).some(isPair)) return true;
  const holder = part.parentElement;
  if (!holder || holder === part.ownerDocument.body) return false;
  return alikeBeside(holder).some(
    (other) => other !== holder && [...other.children].some((child) => isAlike(child, part) && isPair(child)),
  );
}

/** True for a part with text of its own: no menu, no form, no message. */
function mayBePart(part: Element): boolean {
  if (part.matches(NO_PART) || part.querySelector(':scope > form,:scope > nav')) return false;
  const length = textLength(part);
  return length > 0 ? linkLength(part) <= MAX_LINKS * length : hasSlottedText(part);
}
