import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCodeContext } from '@/utils/kimi/code-context';
import { GrownText } from '@/utils/kimi/grown-text';
import { CUTS, cutAnywhere } from './in-pieces';

/** Lines, each with what a place in its middle stands in. */
const LINE = fc.constantFrom(
  { text: 'plain words here', isCode: false },
  { text: 'a `span` and more', isCode: false },
  { text: 'an open ` span', isCode: true },
  { text: '', isCode: false },
  { text: '日本語の文', isCode: false },
);
const BLOCK = fc.record({
  lines: fc.array(LINE, { maxLength: 4 }),
  fence: fc.constantFrom(null, '```', '~~~', '````', '   ```'),
});

/** The text of blocks, and the places to ask about: the ends of their lines. */
function written(blocks: readonly (typeof BLOCK extends fc.Arbitrary<infer B> ? B : never)[]) {
  let text = '';
  const asked: { place: number; line: string; isInCode: boolean }[] = [];
  for (const { lines, fence } of blocks) {
    if (fence !== null) text += `${fence}\n`;
    for (const { text: line, isCode } of lines) {
      text += line;
      asked.push({ place: text.length, line, isInCode: fence !== null || isCode });
      text += '\n';
    }
    if (fence !== null) text += `${fence}\n`;
  }
  return { text, asked };
}

test('a place stands where the whole text says, however far the text has grown', () => {
  fc.assert(
    fc.property(fc.array(BLOCK, { maxLength: 5 }), CUTS, (blocks, cuts) => {
      const { text, asked } = written(blocks);
      const grown = new GrownText();
      const context = createCodeContext(grown);
      const told: unknown[] = [];
      let next = 0;
      for (const piece of cutAnywhere(text, cuts)) {
        grown.add(piece);
        for (; next < asked.length && (asked[next]?.place ?? 0) <= grown.length; next += 1) {
          const place = asked[next]?.place ?? 0;
          told.push({ place, ...context.at(place) });
        }
      }
      expect(told).toEqual(asked);
    }),
    { numRuns: 500 },
  );
});

test('after a new beginning nothing before it counts', () => {
  fc.assert(
    fc.property(fc.array(BLOCK), fc.array(BLOCK), (before, after) => {
      const [first, second] = [written(before), written(after)];
      const grown = new GrownText();
      // A fence that is left open.
      grown.add(`${first.text}\`\`\`\nopen </think>`);
      const start = grown.length;
      grown.add(second.text);
      const context = createCodeContext(grown);
      context.at(start);
      context.restart(start);
      for (const { place, ...expected } of second.asked) {
        expect(context.at(start + place)).toEqual(expected);
      }
    }),
  );
});
