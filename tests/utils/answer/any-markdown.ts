import fc from 'fast-check';

const PIECES = [
  'plain words', ' ', '\n', '\n\n', '\r\n', '# ', '## Heading\n', '- ', '- item\n', '  - nested\n', '    deeper\n',
  '1. ', '1. one\n\n', '2', '.', '2. two\n', '* ', '**', '*', '_', '~~', '`', '``', '```', '```ts\n', '~~~\n', '> ',
  '> quote\n', '[label]', '(https://example.com)', '[ref]', '[ref]: https://example.org\n', ': ', '|', '| a | b |\n',
  '|---|---|\n', '| 1 | 2 |\n', '---\n', '===\n', '-', '=', '<div>', '</div>\n', '<br>', '&amp;', '&#x41;', '\\',
  '![alt](https://evil.example/?q=1)', '**「強調」**です', '日本語', '- [ ] ', '- [x] done\n', '\t', 'https://example.net/a_b',
  '[7]', '[7', ']', '[2·7]', '[7, 9]', '【7】', '[^1]', '[^1]: a note\n', '$', '$x_1$', '$$', '$$\nx\n$$\n', '\\(', '\\)',
  '\\[', '\\]', '$5 to $10', '[7]: https://example.org\n', 'שלום', '𞤀',
]; // prettier-ignore

/** Markdown that no writer would write, of every kind. */
export const markdown = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 24 })
  .map((pieces) => pieces.join(''));

/** The places where an answer may be cut on its way, in order. */
export const cuts = fc.array(fc.nat(200), { maxLength: 40 }).map((ends) => ends.toSorted((a, b) => a - b));
