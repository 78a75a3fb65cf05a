import { type Area, contains, holds, touches } from './areas';
import type { DrawnGlyph, DrawnPage, DrawnShape } from './drawn-page';
import type { PdfColour } from './pen';

/** In points: smaller letters are not read. */
const MIN_SIZE = 1;

/** The rendering mode that draws nothing: that of the words that a program found in a scanned picture. */
const INVISIBLE = 3;

/** The modes that only fill. */
const FILLED: ReadonlySet<number> = new Set([0, 4]);

/** Of letters drawn as shapes there are more than of the shapes of a frame. */
const MIN_SHAPES = 4;

/** The sum of the differences up to which two colours look the same. */
const ALIKE = 12;

const PAPER = [255, 255, 255] as const;

/**
 * The letters of a page that a person cannot see: drawn with nothing, in the colour of what is behind them, too small,
 * under something that was filled later, or off the page. Where it is not sure, a letter is seen. Words over a picture
 * that are drawn with nothing are what a program read in it.
 */
export function unseenGlyphs(page: DrawnPage, view: Area): ReadonlySet<DrawnGlyph> {
  const { glyphs, shapes } = page;
  const paper = page.isPaperSure ? PAPER : null;
  const colours = [paper, ...shapes.map(({ colour }) => colour)];
  const unsure = shapes.filter(({ colour }) => colour === null);
  const hiding = shapes.map((shape, order) => ({ ...shape, order })).filter(({ colour }) => colour !== null);
  const isUnsure = ({ area }: DrawnGlyph): boolean => unsure.some((shape) => touches(shape.area, area));
  const isOut = (glyph: DrawnGlyph): boolean =>
    (glyph.size !== null && glyph.size < MIN_SIZE) ||
    !touches(view, glyph.area) ||
    hiding.some(({ area, order }) => order >= glyph.order && holds(area, glyph.area));
  const isPale = (glyph: DrawnGlyph): boolean =>
    FILLED.has(glyph.mode) &&
    glyph.isPlain &&
    colours.some((colour) => isAlike(colour, glyph.fill)) &&
    isAlike(groundOf(glyph, shapes, paper), glyph.fill);
  const letters = glyphs.filter(({ text }) => hasInk(text));
  const drawn = letters.filter((glyph) => !isInvisible(glyph));
  const found = new Set(drawn.filter((glyph) => isOut(glyph) || isPale(glyph)));
  const isOfPicture = unsure.length >= MIN_SHAPES && found.size === drawn.length;
  for (const glyph of letters)
    if (isInvisible(glyph) && (isOut(glyph) || !(isOfPicture || isUnsure(glyph)))) found.add(glyph);
  return found;
}

/** True for letters that leave no ink: programs write so what they have read in a picture. */
function isInvisible({ mode, alpha }: DrawnGlyph): boolean {
  return mode === INVISIBLE || alpha < 0.05;
}

/** False for spaces, and for codes that stand for none. */
export function hasInk(text: string): boolean {
  return !/^[\s\p{Cc}]*$/u.test(text);
}

/** The colour behind a letter; null where it can't be told. */
function groundOf({ area, order }: DrawnGlyph, shapes: readonly DrawnShape[], paper: PdfColour): PdfColour {
  const [x, y] = [(area.left + area.right) / 2, (area.bottom + area.top) / 2];
  const behind = shapes.slice(0, order).findLast((shape) => contains(shape.area, x, y));
  return behind ? behind.colour : paper;
}

function isAlike(one: PdfColour, other: PdfColour): boolean {
  if (one === null || other === null) return false;
  return one.reduce((sum, level, index) => sum + Math.abs(level - (other[index] ?? 0)), 0) <= ALIKE;
}
