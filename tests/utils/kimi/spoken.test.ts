import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSpoken } from '@/utils/kimi/spoken';

const WORDS = fc.string({ minLength: 1, maxLength: 8 });

/** Puts words into one of the shapes in which servers have them. */
const TEXT_SHAPES: readonly ((words: unknown) => unknown)[] = [
  (words) => words,
  (words) => [words],
  (text) => ({ type: 'text', text }),
  (text) => ({ type: 'output_text', text, annotations: [] }),
  (value) => ({ text: { value } }),
  (content) => ({ content }),
  (text) => ({ parts: [{ text }] }),
];

const THOUGHT_SHAPES: readonly ((words: unknown) => unknown)[] = [
  (thinking) => ({ type: 'thinking', thinking }),
  (words) => ({ type: 'thinking', thinking: words, text: words }),
  (thinking) => ({ thinking: [{ type: 'text', text: thinking }] }),
  (text) => ({ type: 'reasoning.text', text }),
  (text) => ({ type: 'reasoning_text', text: { value: text } }),
  (text) => ({ text, thought: true }),
  (content) => ({ reasoning_content: content }),
];

const PART = fc.record({
  kind: fc.constantFrom('text' as const, 'reasoning' as const),
  words: WORDS,
  shape: fc.nat(),
  around: fc.option(fc.nat(), { nil: null }),
});

function shaped({ kind, words, shape, around }: typeof PART extends fc.Arbitrary<infer Part> ? Part : never) {
  const shapes = kind === 'text' ? TEXT_SHAPES : THOUGHT_SHAPES;
  const inner = shapes[shape % shapes.length]?.(words);
  return around === null ? inner : TEXT_SHAPES[around % TEXT_SHAPES.length]?.(inner);
}

test('all words come out, in order and in their kind, whatever their shape', () => {
  fc.assert(
    fc.property(fc.array(PART, { minLength: 1, maxLength: 6 }), (parts) => {
      const of = (kind: 'text' | 'reasoning') =>
        parts.flatMap((part) => (part.kind === kind ? [part.words] : [])).join('');
      expect(readSpoken(parts.map(shaped), 'text')).toEqual({
        text: of('text'),
        reasoning: of('reasoning'),
        isUnread: false,
      });
    }),
    { numRuns: 1000 },
  );
});

test('words without a type are what they are asked for as', () => {
  fc.assert(
    fc.property(WORDS, fc.nat(TEXT_SHAPES.length - 1), (words, shape) => {
      const value = TEXT_SHAPES[shape]?.(words);
      expect(readSpoken(value, 'reasoning')).toEqual({ reasoning: words, text: '', isUnread: false });
    }),
  );
});

test('of any value something is read, or it is said that it was not', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (data) => {
      const part = { type: 'something', data };
      const { text, reasoning, isUnread } = readSpoken([part], 'text');
      const isEmpty = [null, '', true, false].some((empty) => empty === data);
      const isNothing = isEmpty || (Array.isArray(data) && data.length === 0);
      expect(text + reasoning).toBe('');
      expect(isUnread).toBe(!isNothing);
    }),
  );
});
