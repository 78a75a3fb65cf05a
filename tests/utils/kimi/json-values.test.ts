import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJsonParts } from '@/utils/kimi/json-values';

const OBJECT = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()));
const SPACE = fc.stringMatching(/^[ \n\t]{0,3}$/);
const WORDS = fc.stringMatching(/^[a-zé,.:" 漢]{1,12}$/).filter((words) => words.trim() !== '');
const squeezed = (text: string) => text.replaceAll(/\s/g, '');

test('values that stand one after the other are read, each as it is written', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(OBJECT, SPACE), { minLength: 1 }), (values) => {
      const raws = values.map(([value]) => JSON.stringify(value));
      const text = values.map(([, space], i) => raws[i] + space).join('');
      expect(readJsonParts(text)).toEqual(
        raws.map((raw) => ({ type: 'value', value: JSON.parse(raw), raw })),
      );
    }),
  );
});

test('words between values stay in their place', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(WORDS, OBJECT)), WORDS, (pairs, end) => {
      const text = [...pairs.flatMap(([words, value]) => [words, JSON.stringify(value)]), end].join('');
      const parts = readJsonParts(text);
      expect(parts.map(({ type }) => type)).toEqual([...pairs.flatMap(() => ['rest', 'value']), 'rest']);
      expect(parts.filter(({ type }) => type === 'rest').map(({ raw }) => raw)).toEqual(
        [...pairs.map(([words]) => words), end].map((words) => words.trim()),
      );
    }),
  );
});

test('nothing of any text is lost but white space', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('{', '}', '[', ']', '"', '{"error":', '\\'), fc.json());
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      const raws = readJsonParts(text).map(({ raw }) => raw);
      expect(squeezed(raws.join(''))).toBe(squeezed(text));
    }),
    { numRuns: 2000 },
  );
});

test('an error that cuts an object short is read, wherever it does', () => {
  const failed = fc.constantFrom(
    { error: { message: 'no credit' } },
    { type: 'error', error: { message: 'no credit' } },
    { code: 402, message: 'no credit' },
    { success: false, error: 'no credit' },
    { message: 'no credit' },
  );
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.nat(), failed, (content, at, error) => {
      const whole = JSON.stringify({ choices: [{ index: 0, delta: { content } }] });
      const cut = whole.slice(0, 1 + (at % (whole.length - 1)));
      const last = readJsonParts(cut + JSON.stringify(error)).at(-1);
      expect(last).toEqual({ type: 'value', value: error, raw: JSON.stringify(error) });
    }),
  );
});
