import type { FontLetters } from './font-letters';
import { isVariant, textOfGlyphName } from './glyph-names';
import type { DrawnLetters } from './page-drawing';

/**
 * Compares what pdf.js knows of a font with the letters that it took for the codes drawn on a page. A code whose
 * glyph has no name that tells a letter, and yet is taken for another letter than its own, comes from a map.
 */
export function lettersOf(font: object, drawn: DrawnLetters): FontLetters {
  const differences: ReadonlyMap<unknown, unknown> =
    'differences' in font && font.differences instanceof Map ? font.differences : new Map();
  const usual: readonly unknown[] =
    'defaultEncoding' in font && Array.isArray(font.defaultEncoding) ? font.defaultEncoding : [];
  const isComposite = 'composite' in font && font.composite === true;
  const nameOf = (code: number): string => {
    const name = isComposite ? '' : (differences.get(code) ?? usual[code]);
    return typeof name === 'string' ? name : '';
  };
  const mapped = [...drawn].filter(([code, letter]) => letter !== String.fromCharCode(code));
  const named = [...drawn].filter(([code, letter]) => textOfGlyphName(nameOf(code)) === letter);
  const isMapped =
    mapped.some(([code]) => textOfGlyphName(nameOf(code)) === null) ||
    named.some(([code]) => isVariant(nameOf(code)));
  const renamed = isMapped ? new Map<string, string>() : renamedIn(differences, usual, drawn);
  return {
    name: 'name' in font && typeof font.name === 'string' ? font.name : '',
    isMapped,
    nameOf,
    renamed,
    known: new Set(
      [...mapped, ...named].map(([, letter]) => letter).filter((letter) => !renamed.has(letter)),
    ),
  };
}

/** Joins fonts of one name, such as the parts of a big one: a letter that one of them has is no guess. */
export function joinFonts(fonts: readonly FontLetters[]): FontLetters | null {
  const [first, ...rest] = fonts;
  if (!first || rest.length === 0) return first ?? null;
  const known = new Set(fonts.flatMap((font) => [...font.known]));
  const nameOf = (code: number): string => {
    const names = fonts.map((font) => font.nameOf(code));
    return names.find((name) => textOfGlyphName(name) !== null) ?? names[0] ?? '';
  };
  return {
    name: first.name,
    isMapped: fonts.some(({ isMapped }) => isMapped),
    nameOf,
    known,
    renamed: new Map(fonts.flatMap((font) => [...font.renamed]).filter(([letter]) => !known.has(letter))),
  };
}

/**
 * The letters that pdf.js takes where it does not know the name of a glyph: the one that usually has the code, or the
 * code itself.
 */
function renamedIn(
  differences: ReadonlyMap<unknown, unknown>,
  usual: readonly unknown[],
  drawn: DrawnLetters,
): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  const others = new Set<string>();
  for (const [code, letter] of drawn) if (!isVariant(String(differences.get(code) ?? ''))) others.add(letter);
  for (const [code, name] of differences) {
    if (typeof code !== 'number' || typeof name !== 'string' || !isVariant(name)) continue;
    const text = textOfGlyphName(name);
    if (text === null) continue;
    const taken = [drawn.get(code), String.fromCharCode(code), textOfGlyphName(String(usual[code] ?? ''))];
    for (const letter of taken) {
      if (typeof letter === 'string' && letter !== text && !others.has(letter)) renamed.set(letter, text);
    }
  }
  return renamed;
}
