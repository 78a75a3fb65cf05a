import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passagesOf } from '@/utils/prompt/passages';
import { piecesOf } from '@/utils/prompt/pieces';
import { sectionsOf } from '@/utils/prompt/sections';
import { estimateTokens } from '@/utils/text/estimate-tokens';
import { markdown } from '../page/markdown-arbitrary';

const piecesIn = (text: string) => piecesOf(text, sectionsOf(text), passagesOf(text), estimateTokens);

describe('the pieces of a text', () => {
  it('are all of it, each in one section, and cut no passage', () => {
    fc.assert(
      fc.property(fc.array(markdown(), { minLength: 1, maxLength: 4 }), (parts) => {
        const text = parts.join('\n\n');
        const sections = sectionsOf(text);
        const pieces = piecesIn(text);
        expect(pieces.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        expect(pieces.every(({ section, start, end }) => isIn(sections[section], { start, end }))).toBe(true);
        const cut = passagesOf(text).filter(({ start, end }) =>
          pieces.some((piece) => start < piece.start && piece.start < end),
        );
        // A section may end within a long passage, a piece never does.
        expect(
          cut.filter(({ start, end }) => sections.some((one) => start < one.start && one.start < end)),
        ).toEqual(cut);
      }),
    );
  });

  it('keep the rows of a table together, unless it is long', () => {
    const table = (rows: number) =>
      [
        '| Name | Height |',
        '|---|---|',
        ...Array.from({ length: rows }, (_, i) => `| The lighthouse ${i} | ${i} m |`),
      ].join('\n');
    const before = 'A sentence before the table. '.repeat(20);
    expect(piecesIn(`${before}\n\n${table(60)}`)).toHaveLength(2);
    expect(piecesIn(table(400)).length).toBeGreaterThan(2);
  });
});

function isIn(
  section: { readonly start: number; readonly end: number } | undefined,
  piece: { readonly start: number; readonly end: number },
): boolean {
  return section !== undefined && section.start <= piece.start && piece.end <= section.end;
}
