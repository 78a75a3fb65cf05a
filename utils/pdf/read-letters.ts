import { type FontLetters, fontReader } from './font-letters';
import { joinFonts } from './letters-of-font';
import type { TextPiece } from './planes';

/** The text of a page as far as its letters are known, and the number of signs whose letters are not. */
export interface ReadLetters {
  readonly pieces: readonly TextPiece[];
  readonly unread: number;
}

/**
 * Reads the letters of all pages together: the more text a file sets in a font, the better it shows whether pdf.js has
 * the letters of that font right.
 */
export function readLetters(pages: readonly (readonly TextPiece[])[]): readonly ReadLetters[] {
  const byName = new Map<string | null, { readonly fonts: Set<FontLetters>; readonly texts: string[] }>();
  for (const { font, text } of pages.flat()) {
    const name = font.letters?.name ?? null;
    const known = byName.get(name) ?? { fonts: new Set(), texts: [] };
    byName.set(name, known);
    if (font.letters) known.fonts.add(font.letters);
    known.texts.push(text);
  }
  const readers = new Map(
    [...byName].map(([name, { fonts, texts }]) => [name, fontReader(joinFonts([...fonts]), texts.join(''))]),
  );
  return pages.map((pieces) => {
    let unread = 0;
    const read = pieces.map((piece): TextPiece => {
      const found = readers.get(piece.font.letters?.name ?? null)?.read(piece.text);
      unread += found?.unread ?? 0;
      return found && found.text !== piece.text ? Object.assign({}, piece, { text: found.text }) : piece;
    });
    return { pieces: read, unread };
  });
}
