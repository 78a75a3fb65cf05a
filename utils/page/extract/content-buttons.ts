import { hasBlock } from '../dom/block-elements';
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

/** This many fields beside one whose values are plain words make a record. */
const MIN_PLAIN = 2;

/** More letters than a page's number has, or one that is a word: a row of numbers leads through pages. */
const LETTERS = /\p{L}{2}|[\p{Script=Han}\p{Script=Hangul}]/u;

/** Makes text of the buttons whose words are content, in place: the sender of a message, the state of a record. */
export function keepContentButtons(body: Element): void {
  keepCards(body);
  const buttons = [...body.querySelectorAll(BUTTON)].filter(
    (button) => !button.closest(CONTROLS) && hasWords(button),
  );
  for (const alike of Map.groupBy(buttons, placeOf).values()) {
    const differ = sayDifferent(alike);
    const isListed = alike.length >= MIN_BUTTONS && differ && alike.every(standsInItem);
    for (const button of alike) {
      const isOneOf = isListed || (isValue(button) && (alike.length === 1 || differ));
      if (isOneOf || isInSentence(button) || isFieldValue(button)) toText(button);
    }
  }
}

/** Makes text of the cards of a board, in place: things that can be pressed as a whole, each with parts of its own. */
function keepCards(body: Element): void {
  const cards = [...body.querySelectorAll(BUTTON)].filter(
    (button) => !button.closest(CONTROLS) && hasBlock(button) && hasParts(button),
  );
  if (cards.length >= MIN_BUTTONS && sayDifferent(cards)) for (const card of cards) toText(card);
}

function hasParts(button: Element): boolean {
  return [...button.children].filter((part) => LETTERS.test(textOf(part))).length > 1;
}

function sayDifferent(buttons: readonly Element[]): boolean {
  // “3 replies” and “12 replies” do the same.
  const words = new Set(buttons.map((button) => textOf(button).replace(/\d+/g, '')));
  return words.size >= MIN_DIFFERENT * buttons.length && words.size > 1;
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

/** True for words in the middle of a sentence, which would have a hole without them. */
function isInSentence(button: Element): boolean {
  const [before, after] = [textBeside(button, 'previousSibling'), textBeside(button, 'nextSibling')];
  return /[\p{L}\p{N}]/u.test(before) && /^[^\p{L}\p{N}]*\p{L}|^\s*[.!?。！？]/u.test(after);
}

/** The text right beside an element, in its line. */
function textBeside(element: Element, side: 'previousSibling' | 'nextSibling'): string {
  const beside = element[side];
  return beside?.nodeType === element.TEXT_NODE ? (beside.nodeValue ?? '') : '';
}

/** True for what stands after a name, where others of its kind have a value without a button there. */
function isFieldValue(button: Element): boolean {
  const field = button.parentElement;
  if (!field || field.childElementCount !== 2 || field.lastElementChild !== button) return false;
  const name = field.firstElementChild;
  if (!name || name.matches(BUTTON) || textOf(field) === textOf(button)) return false;
  if (textOf(name) === '' || textOf(name).length > MAX_WORDS) return false;
  const others = [...(field.parentElement?.children ?? [])].filter(
    (other) => other !== field && kindOf(other) === kindOf(field) && other.childElementCount === 2,
  );
  const plain = others.filter(({ lastElementChild: value }) => value && isPlain(value));
  return plain.length >= MIN_PLAIN && plain.length >= others.length / 2;
}

function isPlain(value: Element): boolean {
  return textOf(value) !== '' && !value.matches(BUTTON) && !value.querySelector(BUTTON);
}

function toText(button: Element): void {
  const text = button.ownerDocument.createElement(hasBlock(button) ? 'div' : 'span');
  text.append(...button.childNodes);
  button.replaceWith(text);
}
