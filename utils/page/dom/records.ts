import { isQuestion } from './folded-parts';
import { isPrivate, labelsOf } from './private-fields';
import { textOf } from './text-length';

const TEXT_FIELD = 'input:not([type=checkbox]):not([type=radio]),textarea';

/** A form with at least this many fields that the page has filled shows a record; one of them has text. */
const MIN_FILLED = 2;

/** The values of fields as a page shows them, and which of them are a record's. */
export type Records = ReturnType<typeof createRecords>;

/**
 * Tells which fields of a page show something: those that the reader cannot change, and those of a record,
 * which the page has filled itself. What the reader has typed, or the browser filled in, stays where it is.
 */
export function createRecords() {
  const known = new Map<Element, boolean>();

  /** True for a form that the page has filled; also for the fields of a page without forms. */
  function isRecord(scope: Element): boolean {
    let is = known.get(scope);
    if (is === undefined) known.set(scope, (is = isFilledByPage(scope)));
    return is;
  }

  return {
    isRecord,
    /** The text that a field shows, or null where it is none to be read. */
    valueOf(field: Element): string | null {
      const value = shownValue(field);
      if (value === null || value === '') return null;
      return isFixed(field) || isRecord(scopeOf(field)) ? value : null;
    },
    /** The state of a box to tick: true for a ticked one. Null where it is not to be read. */
    stateOf(box: Element): boolean | null {
      if (box.closest('[aria-hidden=true]') || labelsOf(box).some(isQuestion)) return null;
      const isInRecord = (): boolean => isFixed(box) || isRecord(scopeOf(box));
      if (box.getAttribute('type') === 'radio')
        return isInRecord() && labelsOf(box).length > 0 ? isTicked(box) : null;
      return box.closest('li,[role=listitem],[role=row]') || labelsOf(box).length > 0 || isInRecord()
        ? isTicked(box)
        : null;
    },
  };
}

function isTicked(box: Element): boolean {
  return box.localName === 'input'
    ? (box as HTMLInputElement).checked
    : box.getAttribute('aria-checked') === 'true';
}

function scopeOf(field: Element): Element {
  return field.closest('form') ?? field.ownerDocument.body;
}

/** True for a field that shows its value and takes none. */
function isFixed(field: Element): boolean {
  return field.matches('[readonly]:not(select),:disabled,[aria-readonly=true],[aria-disabled=true]');
}

function isFilledByPage(scope: Element): boolean {
  const isOf = (field: Element): boolean => scopeOf(field) === scope && hasName(field);
  const texts = [...scope.querySelectorAll(TEXT_FIELD)].filter((field) => isOf(field) && shownValue(field));
  const choices = [...scope.querySelectorAll('select')].filter(
    (field) => isOf(field) && field.querySelector('option[selected]') && shownValue(field),
  );
  return texts.length > 0 && texts.length + choices.length >= MIN_FILLED;
}

/** True for a field that the page names, so that its value says something. */
function hasName(field: Element): boolean {
  return (
    labelsOf(field).some((label) => textOf(label) !== '') || (field.getAttribute('aria-label') ?? '') !== ''
  );
}

/** The value that a page has put into a field; null for what is private or the reader's own. */
function shownValue(field: Element): string | null {
  const isChoice = field.localName === 'select';
  // Most fields are empty: they need no look at their privacy, which is dear.
  if (!isChoice && (field as HTMLInputElement).value.trim() === '') return null;
  if (isPrivate(field) || isReaders(field)) return null;
  if (!isChoice) return (field as HTMLInputElement).value.trim();
  const options = [...(field as HTMLSelectElement).selectedOptions].filter(
    (option) => option.value !== '' && !option.disabled,
  );
  return options.map(textOf).join(', ');
}

/** True for a field that the reader is in or has changed, or that the browser filled in for them. */
function isReaders(field: Element): boolean {
  const root = field.getRootNode() as Document | ShadowRoot;
  if (root.activeElement === field) return true;
  return (
    field.localName !== 'select' &&
    [':user-valid', ':user-invalid', ':autofill'].some((state) => matches(field, state))
  );
}

/** False where a browser does not know the selector. */
function matches(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    return false;
  }
}
