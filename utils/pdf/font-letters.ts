import { textOfGlyphName } from './glyph-names';

/** The letters of a font, as far as the file tells them. */
export interface FontLetters {
  /** The font's own name: pdf.js joins the text of fonts that have the same. */
  readonly name: string;
  /** True if pdf.js took the letters from a map of the file; else it may have guessed them from the codes. */
  readonly isMapped: boolean;
  /** The name of the glyph with a code; empty where it has none. */
  readonly nameOf: (code: number) => string;
  /** The letters that pdf.js takes for others, since it does not know the names of their glyphs. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The letters that have a map or a name of their own, among those seen. */
  readonly known: ReadonlySet<string>;
}

/** Reads the letters of a font, once all of its text is known. */
export interface FontReader {
  readonly read: (text: string) => { readonly text: string; readonly unread: number };
}

/** A font whose letters are guesses for more than this share needs a look at its words. */
const MUCH = 0.5;
/** In characters: fewer tell nothing. */
const ENOUGH = 12;
/** Of letters set by TeX there are this many ligatures and other controls at most. */
const MAX_CONTROLS = 0.05;
/** Of all characters: no sign but the space is as frequent while other letters are readable. */
const SPACE = 0.08;
const MOST = 0.8;
const MIN_LETTERS = 0.55;
const MIN_VOWELS = 0.17;

const CONTROL = /[\p{Cc}\u{FFFD}\p{Cn}]/u;
/** Private characters but for those that are bullets. */
const PRIVATE = /[\u{E000}-\u{F06D}\u{F06F}-\u{F0A6}\u{F0A8}-\u{F0B6}\u{F0B8}-\u{F8FF}]/u;
/** Small capitals and old-style figures by their names in Adobe’s list: the code of the letter follows. */
const CORPORATE = /[\u{F721}-\u{F77E}\u{F7A1}-\u{F7FF}]/gu;
/** In the encodings of TeX. */
const LIGATURES: ReadonlyMap<string, string> = new Map(
  ['ff', 'fi', 'fl', 'ffi', 'ffl'].flatMap((text, index) => [
    [String.fromCharCode(0x0b + index), text],
    [String.fromCharCode(0x1b + index), text],
  ]),
);

/** Decides by all of a font's text what its letters are. `font` is null for what is no font of the file. */
export function fontReader(font: FontLetters | null, all: string): FontReader {
  const letters = [...all].filter((letter) => letter.trim() !== '' || CONTROL.test(letter));
  const guesses = letters.filter((letter) => isGuess(font, letter));
  const isGuessed = font !== null && guesses.length > MUCH * letters.length && guesses.length >= ENOUGH;
  if (isGuessed && !isText(guesses)) return { read: (text) => unreadable(text) };
  const space = font === null ? null : spaceAmong(letters, guesses);
  return { read: (text) => readable(font, text, space) };
}

function unreadable(text: string) {
  return { text: '', unread: text.replace(/\s/gu, '').length };
}

function readable(font: FontLetters | null, text: string, space: string | null) {
  let unread = 0;
  const read = [...text.replace(CORPORATE, (letter) => String.fromCharCode(letter.charCodeAt(0) & 0xff))].map(
    (letter, index, all) => {
      if (letter === space) return ' ';
      const renamed = font?.renamed.get(letter);
      if (renamed !== undefined) return renamed;
      if (!isGuess(font, letter)) return letter;
      const named = font ? textOfGlyphName(font.nameOf(letter.charCodeAt(0))) : null;
      if (named !== null) return named;
      const ligature = LIGATURES.get(letter);
      if (ligature !== undefined && /\p{L}/u.test(`${all[index - 1] ?? ''}${all[index + 1] ?? ''}`))
        return ligature;
      if (!CONTROL.test(letter) && !PRIVATE.test(letter)) return letter;
      unread++;
      return CONTROL.test(letter) ? '\u{FFFD}' : letter;
    },
  );
  return { text: read.join('').replace(/\u{FFFD}+/gu, '\u{FFFD}'), unread };
}

/** True if a letter is only its code, for want of a map and of a name. */
function isGuess(font: FontLetters | null, letter: string): boolean {
  if (/[\t\n\r]/u.test(letter) || font?.renamed.has(letter) === true) return false;
  if (CONTROL.test(letter) || PRIVATE.test(letter)) return true;
  if (!font || font.isMapped || font.known.has(letter)) return false;
  return letter.trim() !== '';
}

/** The control that stands for the space, in a font of which nearly all else is readable. */
function spaceAmong(letters: readonly string[], guesses: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const letter of guesses) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (!most || guesses.length === letters.length || !CONTROL.test(most[0])) return null;
  return most[1] >= Math.max(SPACE * letters.length, MOST * guesses.length) ? most[0] : null;
}

/**
 * True if guessed letters make words: in one script beside the Latin one, which has vowels, and with hardly a
 * control. Numbers of glyphs, taken for letters, are scattered over many scripts, or have no vowels.
 */
function isText(guesses: readonly string[]): boolean {
  const controls = guesses.filter((letter) => CONTROL.test(letter) || PRIVATE.test(letter));
  if (controls.length > MAX_CONTROLS * guesses.length) return false;
  const text = guesses.join('');
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const letters = count(/\p{L}/gu);
  // Glyphs are not numbered so that all of them are mathematical signs.
  const signs = count(/(?=[\u{2000}-\u{2BFF}])[\p{S}\p{P}\p{N}]/gu);
  if (letters + signs + count(/[0-9]/gu) < MIN_LETTERS * guesses.length) return false;
  if (letters < ENOUGH) return true;
  const latin = count(/\p{Script=Latin}/gu);
  const others = [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
    /\p{Script=Cyrillic}/gu,
    /\p{Script=Greek}/gu,
    /\p{Script=Arabic}/gu,
    /\p{Script=Hebrew}/gu,
    /\p{Script=Hangul}/gu,
    /\p{Script=Thai}/gu,
    /\p{Script=Devanagari}/gu,
  ].map(count);
  if (latin + Math.max(...others) < 0.85 * letters) return false;
  return latin < 2 * ENOUGH || count(/[aeiouyäöüéèáíóúàâêîôûåøæœ]/giu) >= MIN_VOWELS * latin;
}
