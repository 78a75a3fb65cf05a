import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTagsAround } from '@/utils/kimi/tags-around';
import { CUTS, cutAnywhere } from './in-pieces';

function without(pieces: readonly string[]): string {
  const tags = createTagsAround();
  return [...pieces.map((piece) => tags.push(piece)), tags.flush()].join('');
}

const NAME = fc.constantFrom('think', 'thinking', 'thought', 'reasoning', 'Think');
const WORDS = fc
  .array(fc.constantFrom('a', 'b c', '<', '</', '<b>', 'of <think> and', ' ', '\n', '漢', '>'), {
    minLength: 1,
  })
  .map((parts) => `w${parts.join('')}w`);

test('tags around reasoning go, and those within it stay, however it is cut', () => {
  fc.assert(
    fc.property(
      WORDS,
      NAME,
      NAME,
      fc.boolean(),
      fc.boolean(),
      CUTS,
      (words, open, close, hasOpen, hasClose, cuts) => {
        const text = `${hasOpen ? `\n<${open}>` : ''}${words}${hasClose ? `</${close}>\n` : ''}`;
        expect(without(cutAnywhere(text, cuts))).toBe(words);
      },
    ),
    { numRuns: 1000 },
  );
});

test('what only looks like a tag is not lost', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('<', '<thin', '</', '</think', 'a </thi', ' <', '◁', 'a◁/t'),
      CUTS,
      (text, cuts) => {
        expect(without(cutAnywhere(text, cuts))).toBe(text);
      },
    ),
  );
});

test('tags of another kind are taken off too, and reasoning of nothing else is none', () => {
  expect(without(['◁think▷', 'Hm.', '◁/think▷'])).toBe('Hm.');
  expect(without(['<think>', '\n', '</think>']).trim()).toBe('');
});
