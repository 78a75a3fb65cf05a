import type { HostileAnswer } from './hostile-answer.ts';

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** Answers built to be slow, deep or never closed. */
export const STRUCTURE: readonly HostileAnswer[] = [
  { tries: 'nests quotes', text: `${'>'.repeat(2_000)} deep` },
  { tries: 'nests quotes by lines', text: lines(200, (index) => `${'> '.repeat(index + 1)}line`) },
  { tries: 'nests lists', text: lines(200, (index) => `${'  '.repeat(index)}- point`) },
  { tries: 'nests lists on one line', text: `${'- '.repeat(1_000)}deep` },
  { tries: 'nests emphasis', text: `${'*'.repeat(2_000)}deep${'*'.repeat(2_000)}` },
  { tries: 'opens emphasis in two ways and closes none', text: '*a **b '.repeat(1_000) },
  { tries: 'opens brackets', text: '['.repeat(10_000) },
  { tries: 'opens links', text: '[a]('.repeat(3_000) },
  {
    tries: 'opens images in images',
    text: `${'!['.repeat(2_000)}x${'](https://evil.example/a.png)'.repeat(2_000)}`,
  },
  { tries: 'opens tags', text: '<a '.repeat(5_000) },
  { tries: 'opens tags and emphasis on one long line', text: 'word <b> *x '.repeat(1_000) },
  { tries: 'opens comments', text: '<!-- '.repeat(5_000) },
  { tries: 'opens entities', text: '&'.repeat(10_000) + '&#x;&#99999999;&#0;&#xD800;&notanentity;' },
  { tries: 'opens code spans of every length', text: lines(300, (index) => '`'.repeat(index + 1)) },
  { tries: 'opens a fence and leaves it open', text: '```js\n<script>owned = 1</script>' },
  {
    tries: 'nests fences',
    text: '````md\n```html\n<script>owned = 1</script>\n```\n````\n\n~~~\n```\n~~~\n\n```\n~~~\n',
  },
  { tries: 'closes a fence that is not open', text: '```\n```\n```\n<img src=x onerror=owned=1>' },
  {
    tries: 'puts a fence in a quote in a list',
    text: '- > ```html\n  > <script>owned = 1</script>\n\n<script>owned = 2</script>',
  },
  {
    tries: 'makes a table of a thousand columns',
    text: `${'|a'.repeat(1_000)}|\n${'|-'.repeat(1_000)}|\n${'|b'.repeat(1_000)}|`,
  },
  {
    tries: 'makes a table of two thousand rows',
    text: `|a|b|\n|-|-|\n${lines(2_000, (index) => `|${index}|b|`)}`,
  },
  {
    tries: 'makes a table that each row fills up',
    text: `${'|a'.repeat(200)}|\n${'|-'.repeat(200)}|\n${lines(200, () => '|')}`,
  },
  { tries: 'changes a table’s head late', text: `${'a | '.repeat(500)}\n${lines(50, () => '- | -')}` },
  { tries: 'refers to one note from everywhere', text: `${'[^1] '.repeat(1_000)}\n\n[^1]: note` },
  { tries: 'lets a note refer to itself', text: 'See [^a].\n\n[^a]: note [^a] [^b]\n[^b]: other [^a]' },
  {
    tries: 'names a note in HTML',
    text: '[^"><img src=x onerror=owned=1>]\n\n[^"><img src=x onerror=owned=1>]: <script>owned = 1</script>',
  },
  {
    tries: 'defines many references',
    text: lines(2_000, (index) => `[r${index}]: https://evil.example/${index}`),
  },
  {
    tries: 'expands references that refer on',
    text: `${lines(200, (index) => `[a${index}]: [a${index + 1}]`)}\n\n[a0]`,
  },
  {
    tries: 'sets rules and headings',
    text: lines(1_000, (index) => `${'#'.repeat((index % 8) + 1)} x\n---\n===`),
  },
  {
    tries: 'numbers a list beyond all bounds',
    text: '999999999. a\n1000000000. b\n\n-1. c\n\n18446744073709551616. d',
  },
  { tries: 'stacks marks on one letter', text: `Z${'\u0301\u0488\u0489'.repeat(3_000)} after` },
  { tries: 'breaks lines with every sign that might', text: 'a\u2028b\u2029c\u0085d\u000Be\u000Cf\r\ng\rh' },
];

const MEGABYTE = 1_000_000;

/** These signs over and over, a million characters of them. */
const megabyteOf = (signs: string) => signs.repeat(MEGABYTE / signs.length);

/** A million characters each. */
export const HUGE: readonly HostileAnswer[] = [
  { tries: 'is one line of a million letters', text: megabyteOf('a') },
  { tries: 'is one line of a million characters in words', text: megabyteOf('A few words. ') },
  {
    tries: 'links to an address of a million characters',
    text: `[x](https://evil.example/?q=${'S'.repeat(MEGABYTE)}) after`,
  },
  {
    tries: 'is code on one line of a million characters',
    text: `\`\`\`js\n${'f(x);'.repeat(MEGABYTE / 5)}\n\`\`\``,
  },
  { tries: 'opens tags and emphasis on one line of a million characters', text: megabyteOf('word <b> *x ') },
  { tries: 'nests quotes in a million characters', text: megabyteOf('> ') },
];
