interface Counter {
  value: number;
}

/** The counters of one name that an element is within, outermost first. */
export type CounterValues = readonly number[];

/** The values of the counters of a page, by name, as the text before each element shows them. */
const known = new WeakMap<Document, Map<string, WeakMap<Element, CounterValues>>>();

/**
 * The values that a CSS counter has where an element's text begins. Browsers tell no script: they are counted
 * here, once for each name and reading.
 */
export function counterValues(element: Element, name: string): CounterValues {
  const page = element.ownerDocument;
  let byName = known.get(page);
  if (!byName) {
    byName = new Map();
    known.set(page, byName);
    // The page may change before it is read again.
    queueMicrotask(() => known.delete(page));
  }
  let values = byName.get(name);
  if (!values) {
    values = new WeakMap();
    byName.set(name, values);
    count(page.documentElement, name, [], values);
  }
  return values.get(element) ?? [];
}

/** CSS Lists 3: a counter begins with an element, and its siblings and their descendants go on with it. */
function count(
  parent: Element,
  name: string,
  around: readonly Counter[],
  values: WeakMap<Element, CounterValues>,
): void {
  const view = parent.ownerDocument.defaultView;
  let counters = around;
  /** Applies what one style says of the counter. */
  const apply = (style: CSSStyleDeclaration): void => {
    const reset = amount(style.counterReset, name, 0);
    const increment = amount(style.counterIncrement, name, 1);
    const set = amount(style.counterSet, name, 0);
    const isNew = reset !== null || ((increment ?? set) !== null && counters.length === 0);
    if (isNew) counters = [...(counters === around ? around : counters.slice(0, -1)), { value: reset ?? 0 }];
    const counter = counters.at(-1);
    if (!counter) return;
    counter.value += increment ?? 0;
    counter.value = set ?? counter.value;
  };
  for (const child of parent.children) {
    const style = view?.getComputedStyle(child);
    if (!style || style.display === 'none') continue;
    apply(style);
    const within = view?.getComputedStyle(child, '::before');
    if (within) apply(within);
    values.set(
      child,
      counters.map(({ value }) => value),
    );
    count(child, name, counters, values);
  }
}

/** The number that a list such as `chapter 1 section` has for a name; null where it does not have the name. */
function amount(list: string | undefined, name: string, byDefault: number): number | null {
  const parts = (list ?? '').split(/\s+/);
  const place = parts.lastIndexOf(name);
  if (place < 0) return null;
  const value = Number.parseInt(parts[place + 1] ?? '', 10);
  return Number.isNaN(value) ? byDefault : value;
}
