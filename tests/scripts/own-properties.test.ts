import { parseAst } from 'vite';
import { describe, expect, test } from 'vitest';
import { askOwn } from '@/scripts/own-properties';
import { byPrototype } from '@/utils/page/dom/own';

/** The code with every element asked through `_own`. */
function rewritten(code: string): string {
  return askOwn(code, parseAst(code) as unknown as Parameters<typeof askOwn>[1]);
}

test.each([
  ['one.children', '_own(one).children'],
  ['one.parentElement.children[0]', '_own(_own(one).parentElement).children[0]'],
  ['one.matches(other.localName)', '_own(one).matches(_own(other).localName)'],
  ['one.value', 'one.value'],
  ['one["children"]', 'one["children"]'],
  ['one?.children', '_own(one)?.children'],
  ['one?.parentElement.matches("p")', '_own(_own(one)?.parentElement)?.matches("p")'],
  ['one?.of(two).children', '_own(one?.of(two))?.children'],
  ['one.id = 2', '_own(one).id = 2'],
  ['"children" in one', '"children" in _own(one)'],
  ['const { children } = one.parentNode', 'const { children } = _own(_own(one).parentNode)'],
  ['const { value } = one', 'const { value } = one'],
  ['({ id }) => id', '(_given0) =>{const { id } = _own(_given0);return ( id);}'],
  ['(({ id }) => "id" in one)', '((_given0) =>{const { id } = _own(_given0);return ( "id" in _own(one));})'],
  ['({ id }) => ({ id })', '(_given0) =>{const { id } = _own(_given0);return ( ({ id }));}'],
  [
    'function f(one, { id }, two) { return id; }',
    'function f(one, _given0, two) {const { id } = _own(_given0); return id; }',
  ],
  ['for (const { id } of all) f(id);', 'for (const _given0 of all) {const { id } = _own(_given0);f(id);}'],
])('%s', (code, expected) => {
  expect(rewritten(code)).toBe(expected);
});

test.each(['const [{ id }] = all', 'const { one: { id } } = all', 'new one.closest()', '({ id } = one)'])(
  '%s has to be written otherwise',
  (code) => {
    expect(() => rewritten(code)).toThrow(/named like a property|taken apart/);
  },
);

/** A form as a browser has it: asked for what one of its fields is named like, it gives the field. */
class Form {
  readonly #name = 'form';

  get localName(): string {
    return this.#name;
  }

  contains(other: unknown): boolean {
    return this.#name === 'form' && other === this;
  }

  get [Symbol.toStringTag](): string {
    return 'HTMLFormElement';
  }
}

/** A form with fields of these names. */
function formWith(...names: readonly string[]): Form {
  const form = new Form();
  for (const name of names)
    Object.defineProperty(form, name, { value: `the field ${name}`, configurable: true });
  return form;
}

describe('what a form is asked', () => {
  test('it answers as a form, whatever its fields are named', () => {
    const form = formWith('localName', 'contains');
    expect(form.localName).toBe('the field localName');
    expect(byPrototype(form).localName).toBe('form');
    expect(byPrototype(form).contains(form)).toBe(true);
  });

  test('it has what forms have, and not its fields', () => {
    const form = formWith('assignedNodes');
    expect('assignedNodes' in form).toBe(true);
    expect('assignedNodes' in byPrototype(form)).toBe(false);
    expect('contains' in byPrototype(form)).toBe(true);
  });

  test.each([null, undefined, 'words', 3, { id: 1 }, [1]])('%j is what it is', (value) => {
    expect(byPrototype(value)).toBe(value);
  });
});
