import fc from 'fast-check';

const word = fc.constantFrom(
  'tide',
  'moon',
  'harbour',
  '潮汐',
  '月',
  'é',
  '👩‍🚀',
  '𠮷',
  '# no',
  '|',
  '`',
  '```',
  '[p. 3]',
);
const line = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '));
const heading = fc
  .tuple(fc.integer({ min: 1, max: 6 }), word)
  .map(([level, title]) => `${'#'.repeat(level)} ${title}`);
const code = fc.array(line, { maxLength: 6 }).map((lines) => ['```ts', ...lines, '```'].join('\n'));
const table = fc
  .array(word, { minLength: 1, maxLength: 30 })
  .map((cells) => cells.map((cell) => `| ${cell} | 1 |`).join('\n'));
const list = fc
  .array(line, { minLength: 1, maxLength: 6 })
  .map((items) => items.map((item) => `- ${item}`).join('\n'));
const long = line.map((words) => `${words} `.repeat(60));

/** A page as Markdown: headings, paragraphs, lists, tables, code, marks of pages; also of bad form. */
export const markdown = () =>
  fc
    .array(
      fc.oneof(
        heading,
        { arbitrary: line, weight: 3 },
        long,
        code,
        table,
        list,
        fc.constantFrom('[p. 1]', '[p. 22]', '', '\n', '```', '> # quoted'),
      ),
      { maxLength: 40 },
    )
    .map((blocks) => blocks.join('\n\n'));
