import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionsOf } from '@/utils/prompt/sections';
import { textOfSections } from '@/utils/prompt/text-of-sections';
import { growth, IN_PROPORTION } from '../../growth';
import { markdown } from '../page/markdown-arbitrary';

const prose = (sentence: string, length: number) =>
  `${sentence} `.repeat(Math.ceil(length / (sentence.length + 1))).trim();
/** So many paragraphs, each with its own words. */
const paragraphs = (count: number, name = 'Paragraph') =>
  Array.from({ length: count }, (_, i) => prose(`${name} ${i} speaks of matter ${i * 7919}.`, 700)).join(
    '\n\n',
  );

const titles = (text: string) => sectionsOf(text).map(({ title }) => title);

describe('sections', () => {
  it('cover any text exactly, in order, without overlap', () => {
    fc.assert(
      fc.property(fc.oneof(markdown(), fc.string({ unit: 'grapheme', maxLength: 400 })), (text) => {
        const sections = sectionsOf(text);
        expect(sections.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        expect(sections.map(({ index }) => index)).toEqual(sections.map((_, i) => i));
        expect(sections.every(({ start, end }) => end > start)).toBe(true);
      }),
    );
  });

  it('begin at headings, and know what is above them', () => {
    const text = `# Tides\n\n${paragraphs(1)}\n\n## Spring\n\n${paragraphs(1)}\n\n### At sea\n\n${paragraphs(1)}\n\n## Neap\n\n${paragraphs(1)}`;
    expect(sectionsOf(text).map(({ level, title, path }) => ({ level, title, path }))).toEqual([
      { level: 1, title: 'Tides', path: [] },
      { level: 2, title: 'Spring', path: ['Tides'] },
      { level: 3, title: 'At sea', path: ['Tides', 'Spring'] },
      { level: 2, title: 'Neap', path: ['Tides'] },
    ]);
  });

  it('never begin within code, where a comment looks like a heading', () => {
    const code = `\`\`\`sh\n# not a heading\n\n## nor this\n\`\`\``;
    const text = `# Setup\n\n${paragraphs(1)}\n\n${code}\n\n${paragraphs(1)}`;
    expect(titles(text)).toEqual(['Setup']);
    expect(
      titles(
        `# A\n\n${paragraphs(1)}\n\n- item\n\n    \`\`\`\n    # no\n    \`\`\`\n\n# B\n\n${paragraphs(1)}`,
      ),
    ).toEqual(['A', 'B']);
  });

  it('keep a table and a piece of code in one piece, however the rest is split', () => {
    const table = [
      '| a | b |',
      '| --- | --- |',
      ...Array.from({ length: 300 }, (_, i) => `| cell ${i} | value ${i} |`),
    ].join('\n');
    const code = `\`\`\`ts\n${Array.from({ length: 200 }, (_, i) => `const value${i} = ${i};\n`).join('\n')}\`\`\``;
    const text = `${paragraphs(12)}\n\n${table}\n\n${paragraphs(12, 'Later')}\n\n${code}\n\n${paragraphs(5, 'Last')}`;
    const sections = sectionsOf(text).map(({ start, end }) => text.slice(start, end));
    expect(sections.length).toBeGreaterThan(3);
    expect(sections.filter((section) => section.includes(table))).toHaveLength(1);
    expect(sections.filter((section) => section.includes(code))).toHaveLength(1);
  });

  it('split what is long between paragraphs, under the same heading', () => {
    const sections = sectionsOf(`# Log\n\n${paragraphs(40)}`);
    expect(sections.length).toBeGreaterThan(4);
    expect(sections.map(({ part }) => part)).toEqual(sections.map((_, i) => i + 1));
    expect(new Set(sections.map(({ title }) => title))).toEqual(new Set(['Log']));
    expect(sections.every(({ start, end }) => end - start <= 6000)).toBe(true);
  });

  it('split a line without an end, and never within a character', () => {
    const text = '𠮷野家'.repeat(20_000);
    const sections = sectionsOf(text);
    expect(sections.every(({ start, end }) => end - start <= 6000)).toBe(true);
    expect(sections.every(({ start, end }) => text.slice(start, end).isWellFormed())).toBe(true);
  });

  it('take tiny ones together, and still know all their headings', () => {
    const text = `# Glossary\n\n${Array.from({ length: 12 }, (_, i) => `## Term ${i}\n\nIn short, ${i}.`).join('\n\n')}`;
    const sections = sectionsOf(text);
    expect(sections.length).toBeLessThan(4);
    expect(sections.flatMap(({ headings }) => headings.map(({ title }) => title))).toEqual([
      'Glossary',
      ...Array.from({ length: 12 }, (_, i) => `Term ${i}`),
    ]);
  });

  it('name what has no heading by the page of the PDF, or by its first words', () => {
    const pages = Array.from({ length: 9 }, (_, i) => `[p. ${i + 1}]\n\n${paragraphs(4, `Sheet ${i}`)}`).join(
      '\n\n',
    );
    expect(titles(pages).every((title) => /^p\. \d$/.test(title))).toBe(true);
    expect(titles(paragraphs(1))).toEqual(['Paragraph 0 speaks of matter 0. Paragraph 0 speaks of matte…']);
  });

  it.each([
    ['under headings', (n: number, word: string) => `## Part ${n}\n\n${paragraphs(n === 3 ? 9 : 5, word)}`],
    ['without a heading', (n: number, word: string) => paragraphs(n === 3 ? 9 : 5, word)],
  ])('stay as they are away from a change, %s', (_, part) => {
    const page = (changed: string) =>
      Array.from({ length: 30 }, (__, n) => part(n, n === 3 ? changed : `Word${n}`)).join('\n\n');
    const texts = (text: string) =>
      sectionsOf(text).map(({ start, end }) => text.slice(start, end).trimEnd());
    const [before, after] = [page('Before'), `${page('After')}`].map(texts);
    const kept = new Set(before);
    const fresh = after?.filter((section) => !kept.has(section)) ?? [];
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.length).toBeLessThan((after?.length ?? 0) / 4);
  });

  it('take time in proportion to the page, up to a million characters', () => {
    expect(sectionsOf(paragraphs(1430)).length).toBeGreaterThan(100);
    expect(growth(sectionsOf, paragraphs(143), paragraphs(1430))).toBeLessThan(IN_PROPORTION);
  });
});

describe('the text that is sent', () => {
  it('is the text itself, where nothing is left out', () => {
    fc.assert(
      fc.property(markdown(), (text) => {
        expect(textOfSections(text, { sections: null })).toBe(text);
        expect(textOfSections(text, { sections: sectionsOf(text).map(({ index }) => index) })).toBe(text);
      }),
    );
  });

  it('has the chosen sections word for word, in the order of the page', () => {
    fc.assert(
      fc.property(markdown(), fc.array(fc.nat(8)), (text, picked) => {
        const sections = sectionsOf(text);
        const sent = textOfSections(text, { sections: picked });
        let from = 0;
        for (const { start, end } of sections.filter(({ index }) => picked.includes(index))) {
          const words = text.slice(start, end).trimEnd();
          const place = sent.indexOf(words, from);
          expect(place).toBeGreaterThanOrEqual(0);
          from = place + words.length;
        }
      }),
    );
  });

  it('begins with the outline of all, and says where something is missing', () => {
    const text = ['One', 'Two', 'Three', 'Four']
      .map((name) => `## ${name}\n\n${paragraphs(12, name)}`)
      .join('\n\n');
    const sections = sectionsOf(text);
    const two = sections.filter(({ title }) => title === 'Two').map(({ index }) => index);
    const sent = textOfSections(text, { sections: [...two.slice(1), ...two.slice(0, 1)] });
    const before = sections
      .filter(({ index }) => index < (two[0] ?? 0))
      .reduce((sum, { start, end }) => sum + end - start, 0);
    expect(sent).toMatch(
      /^\[Only parts of this page are given\..*\]\n- §1–\d+ One\n- ✓ §\d+–\d+ Two\n- §\d+–\d+ Three\n- §\d+–\d+ Four\n\n/,
    );
    expect(sent).toContain(`[… ${before} characters left out here …]\n\n## Two`);
    expect(sent).toMatch(/\[… \d+ characters left out here …\]$/);
    expect(textOfSections(text, { sections: two.slice(1) })).toContain('what follows stands under “Two”');
  });

  it('keeps the outline short, however many headings there are', () => {
    const text = Array.from(
      { length: 5000 },
      (_, i) => `${'#'.repeat((i % 3) + 1)} Heading ${i}\n\n${'word '.repeat(100)}`,
    ).join('\n\n');
    expect(textOfSections(text, { sections: [] }).length).toBeLessThan(4500);
  });
});

it('keep the text of a frame of another site apart from what stands before and after it', () => {
  const text = [
    'A line.',
    '## From map.example, in a frame',
    'A map.',
    '### Its legend',
    'A line.',
    '## Comments',
    'Fine.',
  ].join('\n\n');
  expect(sectionsOf(text).map(({ headings }) => headings.map(({ title }) => title))).toEqual([
    [],
    ['From map.example, in a frame', 'Its legend'],
    ['Comments'],
  ]);
});
