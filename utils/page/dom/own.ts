import { namesOfFormsIn } from './form-names';

/** True once a form was found whose own properties are hidden by names. */
let isHeeded = false;

/** Has forms asked by their prototypes from now on, where names in `root` get in between. Called as a script begins. */
export function heedNames(root: Document | ShadowRoot): void {
  isHeeded ||= !namesOfFormsIn(root).next().done;
}

/**
 * Gives what a value is asked as its own kind, whatever a page has named like it.
 *
 * A form answers with its field `children` when it is asked for its children (HTML, "LegacyOverrideBuiltIns"), in
 * an extension's scripts too. No name gets between a form and the properties of its prototypes. The build has every
 * property of an element asked through this, see `scripts/own-properties.ts`: all other values are given back.
 * Few pages have such names, so nothing is looked at before `heedNames` has found one.
 */
export function own<Value>(value: Value): Value {
  return isHeeded ? byPrototype(value) : value;
}

/** Gives what a form is asked as a form. Any other value is given back. */
export function byPrototype<Value>(value: Value): Value {
  // A page can name no symbol, and a form in a frame has prototypes of its own.
  const tag = (value as { readonly [Symbol.toStringTag]?: unknown } | null | undefined)?.[Symbol.toStringTag];
  return tag === 'HTMLFormElement' ? (viewOf(value as object) as Value) : value;
}

/** A view of a form that asks its prototypes. It is only ever asked: what is handed on is the form. */
function viewOf(form: object): object {
  return new Proxy({ form }, BY_PROTOTYPE);
}

/** The form is not the target itself: a proxy asks its target too, and a form remembers what it was asked. */
const BY_PROTOTYPE: ProxyHandler<{ readonly form: object }> = {
  get({ form }, name) {
    const value: unknown = Reflect.get(prototypeOf(form), name, form);
    return typeof value === 'function' ? value.bind(form) : value;
  },
  set: ({ form }, name, value) => Reflect.set(prototypeOf(form), name, value, form),
  has: ({ form }, name) => Reflect.has(prototypeOf(form), name),
};

function prototypeOf(form: object): object {
  return Reflect.getPrototypeOf(form) ?? {};
}
