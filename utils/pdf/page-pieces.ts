import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type PageAnnotations, readAnnotations } from './annotations';
import { placeShown } from './fields';
import { lettersOf } from './letters-of-font';
import { type DrawnLetters, drawingOf } from './page-drawing';
import { splitAtLinks } from './pdf-links';
import type { PieceFont, TextPiece } from './planes';
import { unseenGlyphs } from './unseen-glyphs';
import { sortText } from './unseen-text';

/** The fonts of a file that are known so far, by the names pdf.js gives them. */
export type Fonts = Map<string, PieceFont>;

/** The text of a page, and whether the page is a picture instead. */
export interface PagePieces extends Pick<PageAnnotations, 'comments' | 'files'> {
  readonly pieces: readonly TextPiece[];
  /** The words that a person cannot see on it, a line below the other. */
  readonly unseen: string;
  readonly isPicture: boolean;
  /** BCP 47, as the file declares it. */
  readonly language: string | null;
}

const BOLD = /bold|black|heavy|demi|medi(?:um)?(?:$|[^a-z])|^(?:.*\+)?(?:cmbx|sfbx|cmssbx|eurb)/iu;
const MONOSPACE = /mono|courier|consol|menlo|typewriter|^(?:.*\+)?(?:cmtt|sftt)/iu;

const PLAIN = { isBold: false, isMonospace: false, letters: null } as const;

/** Takes the text of a page, with the fonts' weights and the links on it. */
export async function readPieces(page: PDFPageProxy, fonts: Fonts): Promise<PagePieces> {
  const { items, styles, lang } = await page.getTextContent();
  const texts = items.filter((item) => 'str' in item).filter(({ str, width }) => str !== '' || width > 0);
  const hasText = texts.some(({ str }) => str.trim() !== '');
  // Only drawing reveals the fonts' names, and what is seen. Pictures are skipped, so it is as quick as the text.
  const drawing = await drawingOf(page);
  for (const [name, style] of Object.entries(styles)) {
    if (fonts.has(name)) continue;
    fonts.set(name, { ...fontOf(page, name, drawing.letters.get(name)), isVertical: style.vertical });
  }
  const { links, texts: shown, comments, files } = await readAnnotations(page);
  const all = texts.flatMap(({ str, dir, width, height, transform, fontName }) => {
    const font = fonts.get(fontName) ?? { ...PLAIN, isVertical: false };
    const piece: TextPiece = {
      text: str.replaceAll('\u00A0', ' '),
      isRightToLeft: dir === 'rtl',
      length: font.isVertical ? height : width,
      matrix: transform.filter((part) => typeof part === 'number'),
      font,
      href: null,
    };
    return splitAtLinks(piece, links);
  });
  const { glyphs } = drawing.drawn;
  const { seen, unseen } = sortText(all, glyphs, unseenGlyphs(drawing.drawn, drawing.view));
  const pieces = [...seen, ...placeShown(shown, seen)];
  const isPicture = drawing.hasPicture && !hasText;
  return { pieces, unseen, comments, files, isPicture, language: lang };
}

function fontOf(
  page: PDFPageProxy,
  loadedName: string,
  drawn: DrawnLetters = new Map(),
): Omit<PieceFont, 'isVertical'> {
  const font: unknown = page.commonObjs.has(loadedName) ? page.commonObjs.get(loadedName) : null;
  if (typeof font !== 'object' || font === null) return PLAIN;
  const name = 'name' in font && typeof font.name === 'string' ? font.name : '';
  const isFixed = 'isMonospace' in font && font.isMonospace === true;
  return {
    isBold: BOLD.test(name),
    isMonospace: isFixed || MONOSPACE.test(name),
    letters: lettersOf(font, drawn),
  };
}
