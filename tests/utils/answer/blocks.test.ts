import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAnswerReader } from '@/utils/answer/blocks';
import { lex } from '@/utils/answer/lex';
import { toBlocks } from '@/utils/answer/to-blocks';

const PIECES = [
  'plain words', ' ', '\n', '\n\n', '\r\n', '# ', '## Heading\n', '- ', '- item\n', '  - nested\n', '    deeper\n',
  '1. ', '1. one\n\n', '2', '.', '2. two\n', '* ', '**', '*', '_', '~~', '`', '``', '```', '```ts\n', '~~~\n', '> ',
  '> quote\n', '[label]', '(https://example.com)', '[ref]', '[ref]: https://example.org\n', ': ', '|', '| a | b |\n',
  '|---|---|\n', '| 1 | 2 |\n', '---\n', '===\n', '-', '=', '<div>', '</div>\n', '<br>', '&amp;', '&#x41;', '\\',
  '![alt](https://evil.example/?q=1)', '**「強調」**です', '日本語', '- [ ] ', '- [x] done\n', '\t', 'https://example.net/a_b',
]; // prettier-ignore

const markdown = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(''));

function oneShot(text: string) {
  return toBlocks(lex(text.trimStart().replace(/\r\n?/g, '\n'), {}).tokens);
}

test('however an answer is cut on its way, it ends as if it had come at once', () => {
  fc.assert(
    fc.property(markdown, fc.array(fc.nat(200), { maxLength: 40 }), (text, cuts) => {
      const read = createAnswerReader();
      for (const cut of cuts.toSorted((a, b) => a - b)) read(text.slice(0, cut), true);
      expect(read(text, false)).toEqual(oneShot(text));
    }),
    { numRuns: 3000 },
  );
});

test('an answer that comes character by character ends as if it had come at once', () => {
  fc.assert(
    fc.property(markdown, (text) => {
      const read = createAnswerReader();
      for (let end = 0; end < text.length; end += 1) read(text.slice(0, end), true);
      expect(read(text, false)).toEqual(oneShot(text));
    }),
    { numRuns: 500 },
  );
});

test('what was read while an answer was open stays the same objects when it closes', () => {
  const read = createAnswerReader();
  const text = '# Title\n\nOne paragraph.\n\n- a\n- b\n\nThe end.';
  const open = read(text, true);
  const closed = read(text, false);
  expect(closed).toHaveLength(4);
  closed.forEach((block, i) => expect(block).toBe(open[i]));
});
