import fc from 'fast-check';

const PIECES = [
  'plain words', ' ', '\n', '\n\n', '\r\n', '# ', '## Heading\n', '- ', '- item\n', '  - nested\n', '    deeper\n',
  '1. ', '1. one\n\n', '2', '.', '2. two\n', '* ', '**', '*', '_', '~~', '`', '``', '```', '```ts\n', '~~~\n', '> ',
  '> quote\n', '[label]', '(https://example.com)', '[ref]', '[ref]: https://example.org\n', ': ', '|', '| a | b |\n',
  '|---|---|\n', '| 1 | 2 |\n', '---\n', '===\n', '-', '=', '<div>', '</div>\n', '<br>', '&amp;', '&#x41;', '\\',
  '![alt](https://evil.example/?q=1)', '**「強調」**です', '日本語', '- [ ] ', '- [x] done\n', '\t', 'https://example.net/a_b',
  '[7]', '[7', ']', '[2·7]', '[7, 9]', '【7】', '[^1]', '[^1]: a note\n', '$', '$x_1$', '$$', '$$\nx\n$$\n', '\\(', '\\)',
  '\\[', '\\]', '\\[1\\]', '\\(x^2\\)', '\\(the author\\)', '$5 to $10', '10$ to 20$', '/hr', 'x[1]', 'arr[0]', 'found[3]', '12[3]',
  '~', '3~5', '2*3', '*4', 'a*b', '***', '**100%**OK', '<sub>', '</sub>', '<b>', '</b>', '<i>', '</i>', '<kbd', '<!-- ', '-->',
  '<details>\n', '<details><summary>', '<summary>More</summary>\n', '</summary>\n', '</details>', '</details>\n', '```markdown\n', '```\n',
  '[^a-z]', '[^n]', '[^n]: note\n', '• one\n', '1、', '，', '。', 'https://example.com/。', 'a line of prose that is as long as those which are wrapped by hand\n',
  '这是一个被人手工在四十列左右换行的段落，它在这里继续下去直到这\n', '[7]: https://example.org\n', 'שלום', '𞤀',
]; // prettier-ignore

/** Markdown that no writer would write, of every kind. */
export const markdown = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 24 })
  .map((pieces) => pieces.join(''));

/** The places where an answer may be cut on its way, in order. */
export const cuts = fc.array(fc.nat(200), { maxLength: 40 }).map((ends) => ends.toSorted((a, b) => a - b));
