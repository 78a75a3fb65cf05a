import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunksOf, placesIn } from '@/components/inspect/text-chunks';
import { sectionsOf } from '@/utils/prompt/sections';
import { textOfSections } from '@/utils/prompt/text-of-sections';

const line = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '# One',
    '## Two',
    '```',
    '[p. 3]',
    '| a | b |',
    'word '.repeat(2000),
    '潮汐'.repeat(900),
  ),
);
const text = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n'));

const sliceOf = (source: string) => (start: number, end: number) => source.slice(start, end);

test('the chunks of any text are the text', () => {
  fc.assert(
    fc.property(text, (source) => {
      const places = placesIn(source, sectionsOf(source), sliceOf(source));
      expect(
        chunksOf(source, places)
          .map((chunk) => chunk.text)
          .join(''),
      ).toBe(source);
    }),
  );
});

test('no chunk is long, except that a line stays in one piece', () => {
  fc.assert(
    fc.property(text, (source) => {
      const long = chunksOf(source, []).filter((chunk) => chunk.text.length > 4000);
      expect(long.filter((chunk) => chunk.text.trimEnd().includes('\n'))).toEqual([]);
    }),
  );
});

test('each section that is sent begins a chunk of its own, and none of the others has a place', () => {
  const source = ['One', 'Two', 'Three', 'Four']
    .map((name) => `# ${name}\n\n${`${name} `.repeat(300)}`)
    .join('\n\n');
  const sections = sectionsOf(source);
  const sent = textOfSections(source, { sections: [1, 3] });
  const kept = sections.filter(({ index }) => [1, 3].includes(index));
  const begun = chunksOf(sent, placesIn(sent, kept, sliceOf(source))).filter(
    ({ section }) => section !== null,
  );
  expect(begun.map((chunk) => [chunk.section, chunk.text.split('\n')[0]])).toEqual([
    [1, '# Two'],
    [3, '# Four'],
  ]);
});
