import temml from 'temml';
import { mathColour } from './math-colour';
import { note } from '../diagnostics/log';

/** MathML Core and the attributes that Temml uses; everything else in a formula is removed. */
const ELEMENTS: ReadonlySet<string> = new Set(
  'math semantics annotation mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle mpadded mphantom menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd merror span'.split(
    ' ',
  ),
);
const ATTRIBUTES: ReadonlySet<string> = new Set(
  'xmlns display class encoding mathvariant stretchy fence separator lspace rspace minsize maxsize accent accentunder linethickness scriptlevel displaystyle movablelimits largeop symmetric form width height depth voffset columnalign columnspan rowspan'.split(
    ' ',
  ),
);
const CLASSES = /^(?:tml-[a-z-]+|menclose|math[a-z]+)$/;

/** In em, and in points: more than any honest formula asks for. */
const MAX_SIZE: [number, number] = [20, 500];

/** The MathML of a formula in TeX, or null when it is no TeX that Temml knows. */
export function typeset(source: string, isDisplay: boolean): Element | null {
  const holder = document.createElement('span');
  try {
    temml.render(source, holder, {
      displayMode: isDisplay,
      annotate: true, // so that a copied formula is its TeX
      throwOnError: true,
      trust: false,
      maxSize: MAX_SIZE,
      maxExpand: 200,
    });
  } catch (error) {
    // The formula is shown as the TeX that it came as.
    note('answer', 'not-understood', error);
    return null;
  }
  const math = holder.firstElementChild;
  return math && isKnown(math) ? math : null;
}

/**
 * True if all elements in `node` are in the lists above; attributes that are not, styles above all, are
 * removed. Of a style the colour is kept.
 */
function isKnown(node: Element): boolean {
  if (!ELEMENTS.has(node.localName)) return false;
  const colour = mathColour(node);
  for (const name of node.getAttributeNames()) if (!ATTRIBUTES.has(name)) node.removeAttribute(name);
  if (colour !== null) node.setAttribute('mathcolor', colour);
  for (const name of Array.from(node.classList)) if (!CLASSES.test(name)) node.classList.remove(name);
  return [...node.children].every(isKnown);
}
