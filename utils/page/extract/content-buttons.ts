import { textOf } from '../dom/text-length';
import { kindOf } from './thread-bylines';

const BUTTON = 'button,[role=button]:not([href])';

/** Places of buttons that ask for something, whatever their words. */
const CONTROLS =
  'nav,form,[role=menu],[role=menubar],[role=toolbar],[role=tablist],[role=group],[role=radiogroup],pre,h1,h2,h3,h4,h5,h6,summary';

/** The values of records: a cell or a description that holds nothing but the button. */
const VALUE = 'td,dd,[role=cell],[role=gridcell]';

/** This many buttons of one kind whose words differ are what the page lists: senders, names, states. */
const MIN_BUTTONS = 3;

/** The least share of different words among them; buttons that do the same say the same. */
const MIN_DIFFERENT = 0.6;

/** The longest words of a name or a state, in characters. */
const MAX_WORDS = 60;

/** More letters than a page's number has: a row of numbers leads through pages. */
const LETTERS = /\p{L}{2}/u;

/** Makes text of the buttons whose words are content, in place: the sender of a message, the state of a record. */
export function keepContentButtons(body: Element): void {
  const buttons = [...body.querySelectorAll(BUTTON)].filter(
    (button) => !button.closest(CONTROLS) && hasWords(button),
  );
  for (const alike of Map.groupBy(buttons, placeOf).values()) {
    // “3 replies” and “12 replies” do the same.
    const words = new Set(alike.map((button) => textOf(button).replace(/\d+/g, '')));
    const differ = words.size >= MIN_DIFFERENT * alike.length && words.size > 1;
    const isListed = alike.length >= MIN_BUTTONS && differ && alike.every(standsInItem);
    for (const button of alike) {
      if (isListed || (isValue(button) && (alike.length === 1 || differ))) toText(button);
    }
  }
}

function hasWords(button: Element): boolean {
  const words = textOf(button);
  return words.length <= MAX_WORDS && LETTERS.test(words);
}

/** The kinds of a button and of what stands around it, and its column in a table. */
function placeOf(button: Element): string {
  const { parentElement: parent } = button;
  const kinds = [button, parent, parent?.parentElement].map((element) => (element ? kindOf(element) : ''));
  const cell = button.closest(VALUE);
  const column = cell?.parentElement ? [...cell.parentElement.children].indexOf(cell) : '';
  return `${kinds.join(' ')} ${column}`;
}

/** True if the button is a part of an item that says more than it does. */
function standsInItem(button: Element): boolean {
  let item = button.parentElement;
  while (item && textOf(item) === textOf(button)) item = item.parentElement;
  return (
    item !== null &&
    textOf(item).length >= 2 * textOf(button).length &&
    item.querySelectorAll(BUTTON).length < MIN_BUTTONS + 1
  );
}

function isValue(button: Element): boolean {
  const value = button.closest(VALUE);
  return value !== null && textOf(value) === textOf(button);
}

function toText(button: Element): void {
  const text = button.ownerDocument.createElement('span');
  text.append(...button.childNodes);
  button.replaceWith(text);
}
