import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAnswerReader } from '@/utils/answer/read-blocks';
import { allBlocks } from './all-blocks';
import { cuts, markdown } from './any-markdown';

/** Deltas as they come; some that go together are more than words. */
const WORDS = [
  ' moon', ' sun', 'light', ' a', '潮汐', 'が', ',', '.', ': ', ' 3', '1', '. x', '!', '。', ' ', '\n', '\n\n', 'www', '.x',
  'http', '//', '@', '**', '*', '`', '[', ']', '](', ')', '|', '-', '#', '$', '&amp', ';', '<b>',
]; // prettier-ignore

function atOnce(text: string) {
  return allBlocks(createAnswerReader(true)(text, false));
}

test('however an answer is cut on its way, it ends as if it had come at once', () => {
  fc.assert(
    fc.property(markdown, cuts, (text, ends) => {
      const read = createAnswerReader(true);
      for (const end of ends) read(text.slice(0, end), true);
      expect(allBlocks(read(text, false))).toEqual(atOnce(text));
    }),
    { numRuns: 500 },
  );
});

test('an answer that comes character by character ends as if it had come at once', () => {
  fc.assert(
    fc.property(markdown, (text) => {
      const read = createAnswerReader(true);
      for (let end = 0; end < text.length; end += 1) read(text.slice(0, end), true);
      expect(allBlocks(read(text, false))).toEqual(atOnce(text));
    }),
    { numRuns: 500 },
  );
});

test('an open answer reads the same however it came: in words, in letters, or at once', () => {
  fc.assert(
    fc.property(markdown, fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }), (text, words) => {
      const read = createAnswerReader(true);
      let shown = text;
      read(shown, true);
      for (const word of words) {
        shown += word;
        expect(allBlocks(read(shown, true))).toEqual(allBlocks(createAnswerReader(true)(shown, true)));
      }
    }),
    { numRuns: 1000 },
  );
});

test('an answer that ended and goes on reads as if it had never ended', () => {
  fc.assert(
    fc.property(markdown, cuts, (text, ends) => {
      const read = createAnswerReader(true);
      for (const end of ends) read(text.slice(0, end), false);
      expect(allBlocks(read(text, false))).toEqual(atOnce(text));
    }),
    { numRuns: 500 },
  );
});

test('what is finished stays finished, and the same objects', () => {
  fc.assert(
    // A definition names what stands before it.
    fc.property(
      markdown.filter((text) => !text.includes(']: ')),
      cuts,
      (text, ends) => {
        const read = createAnswerReader(true);
        let before = read('', true).finished;
        for (const end of ends) {
          const { finished } = read(text.slice(0, end), true);
          expect(finished.length).toBeGreaterThanOrEqual(before.length);
          expect(finished === before).toBe(finished.length === before.length);
          for (const [index, block] of before.entries()) expect(finished[index]).toBe(block);
          before = finished;
        }
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ['a paragraph after a blank line', 'One.\n\nTwo', 1],
  ['a heading', '# Title\nText', 1],
  ['a code block when its fence closes', '```ts\nlet a;\n```\n', 1],
  ['no code block before that', '```ts\nlet a;\n\nlet b;\n', 0],
  ['no list while items may follow', '- a\n\n- b\n\n', 0],
  ['a list when something else follows', '- a\n\n- b\n\nText', 1],
])('finished is %s', (_, text, count) => {
  expect(createAnswerReader(false)(text, true).finished).toHaveLength(count);
});

test('a closing fence never shows while it is being written', () => {
  const read = createAnswerReader(false);
  const shown = ['```\na\n', '```\na\n`', '```\na\n``', '```\na\n```'].map((text) =>
    allBlocks(read(text, true)),
  );
  for (const blocks of shown) expect(blocks).toEqual([{ type: 'code', language: '', text: 'a' }]);
});

test('a run of inlines that no writer writes is shown as it came, and what follows is read', () => {
  const line = `${'**a** <b> *x '.repeat(2_000)}end`;
  const blocks = allBlocks(createAnswerReader(true)(`${line}\n\n**b**`, false));
  expect(blocks).toEqual([
    { type: 'paragraph', children: [{ type: 'text', text: line }] },
    { type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', text: 'b' }] }] },
  ]);
});

test('a list that no writer writes goes on as another, so that little is read again', () => {
  const reading = createAnswerReader(true)('- item\n'.repeat(10_000), true);
  expect(allBlocks(reading).map((block) => block.type)).toEqual(['list', 'list', 'list', 'list']);
  expect(reading.finished).toHaveLength(3);
});

test('code as long as it likes stays one block', () => {
  const code = 'f(x);\n'.repeat(20_000);
  const blocks = allBlocks(createAnswerReader(true)(`\`\`\`js\n${code}\`\`\`\n`, false));
  expect(blocks).toEqual([{ type: 'code', language: 'js', text: code.slice(0, -1) }]);
});
