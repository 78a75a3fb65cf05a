import { openerOf, isRest, shortFormsOf } from './cut-text';
import { isDisplayed, styleOf } from './displayed';
import { controlById, isAnswer, tabSetOf } from './folded-parts';
import { coversIn, isCovered, type Cover } from './covers';
import { namesOf } from './names';
import { hasMoreText, textLength, textOf } from './text-length';
import { backgroundOf, type Grounds, inkIn, isAlike } from './colours';
import { asideOf } from './notes';
import type { Ink } from './visible-dom';

/** Less than this, in CSS pixels, is no letter. */
const MIN_FONT = 2;

/** More than this, in CSS pixels to the left, and a first line is off the page. */
const FAR_LEFT = -500;

/** Words for those who cannot see are this short at most, in characters, and stand beside what they name. */
const MAX_LABEL = 60;

/** Names of what shows its parts one after the other. */
const SLIDES = /carousel|slide|slick|swiper|splide|glide|gallery/i;

/** Answers that hold for all that is in an element, or for the page: a page may have thousands of pale elements. */
interface Memory {
  readonly opened: WeakMap<Element, boolean>;
  readonly grounds: Grounds;
  /** The length of the page's text. */
  readonly pageLength: () => number;
  readonly covers: () => readonly Cover[];
}

/** More parts than this side by side are no tabs: each would be held against all others. */
const MOST_TABS = 60;

/**
 * Makes the function that tells whether a person can see an element whose ancestors have ink. `isFolded` is true for one
 * that the page opens only when it is asked to. In a document without a window all is seen.
 */
export function createInk(): (element: Element, isFolded: boolean) => Ink {
  let length: number | null = null;
  let covers: readonly Cover[] | null = null;
  let memory: Memory | null = null;
  return (element, isFolded) => {
    const { body } = element.ownerDocument;
    memory ??= {
      opened: new WeakMap(),
      grounds: new WeakMap(),
      pageLength: () => (length ??= textLength(body)),
      covers: () => (covers ??= coversIn(element.ownerDocument)),
    };
    return inkOf(element, isFolded, memory);
  };
}

function inkOf(element: Element, isFolded: boolean, memory: Memory): Ink {
  const style = styleOf(element);
  if (!style || element.localName === 'body') return 'seen';
  if (element.localName === 'img') return isNoPicture(element as HTMLImageElement) ? 'unseen' : 'seen';
  if (!hasMoreText(element, 0)) return 'seen';
  if (isFolded)
    return isDisplayed(element) || hasControl(element) ? ownInk(element, style, memory) : 'unseen';
  if (isErased(element, style, memory)) return 'unseen';
  return ownInk(element, style, memory);
}

/** A picture without a size says nothing, whatever its name. */
function isNoPicture(image: HTMLImageElement): boolean {
  if (
    [image.getAttribute('width'), image.getAttribute('height')].some((size) => size === '0' || size === '1')
  )
    return true;
  if (!image.complete || image.naturalWidth === 0) return false;
  const { width, height } = image.getBoundingClientRect();
  return isDisplayed(image) && (width < 2 || height < 2) && image.naturalWidth < 2;
}

/** True if something that is seen opens a folded part. */
function hasControl(part: Element): boolean {
  if (part.getAttribute('hidden') === 'until-found') return true;
  const details = part.closest('details');
  if (details && isDisplayed(details)) return true;
  const controls = [
    controlById(part),
    ...((part.parentElement?.childElementCount ?? 0) <= MOST_TABS ? (tabSetOf(part)?.names ?? []) : []),
    ...(isAnswer(part) ? [part.previousElementSibling] : []),
    ...(isRest(part) ? [openerOf(part), ...shortFormsOf(part)] : []),
  ];
  if (controls.some((control) => control !== null && isSeen(control))) return true;
  // The panel may be wrapped in what is folded.
  const only = part.childElementCount === 1 ? part.firstElementChild : null;
  return only !== null && hasControl(only);
}

function isSeen(element: Element): boolean {
  return (
    !('checkVisibility' in element) ||
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  );
}

/** True if nothing in an element is seen, whatever it is. */
function isErased(element: Element, style: CSSStyleDeclaration, memory: Memory): boolean {
  if (style.contentVisibility === 'hidden') return true;
  const isOut =
    Number(style.opacity) < 0.05 ||
    /opacity\(0(?:%|\))/.test(style.filter) ||
    isMaskedOut(style) ||
    isClippedOut(style) ||
    isOffPage(element, style) ||
    isFlat(element, style) ||
    isCovered(element, memory.covers());
  return isOut && !isForEars(element) && !isStillToCome(element, style, memory) && !isOpened(element, style);
}

function isMaskedOut(style: CSSStyleDeclaration): boolean {
  const mask = style.maskImage || style.getPropertyValue('-webkit-mask-image');
  if (!mask || mask === 'none' || mask.includes('url(')) return false;
  return mask.includes('gradient(') && !/rgba?\((?!0, 0, 0, 0\))|#/.test(mask);
}

function isClippedOut({ clip, clipPath, position }: CSSStyleDeclaration): boolean {
  const isPlaced = position === 'absolute' || position === 'fixed';
  const edges = isPlaced
    ? /^rect\((-?[\d.]+)px,? (-?[\d.]+)px,? (-?[\d.]+)px,? (-?[\d.]+)px\)$/.exec(clip)
    : null;
  if (edges) {
    const [top = 0, right = 0, bottom = 0, left = 0] = edges.slice(1).map(Number);
    if (right - left < 2 || bottom - top < 2) return true;
  }
  if (/^(circle|ellipse)\(0(px|%)?[ )]/.test(clipPath)) return true;
  const inset = /^inset\(([\d.]+)%(?: ([\d.]+)%)?/.exec(clipPath);
  return inset !== null && (Number(inset[1]) >= 50 || Number(inset[2] ?? 0) >= 50);
}

/** True for what is set left of the page's edge or above it: no scrolling leads there. */
function isOffPage(element: Element, { position, transform }: CSSStyleDeclaration): boolean {
  if (position === 'static' && transform === 'none') return false;
  const view = element.ownerDocument.defaultView;
  const { width, height, right, bottom } = element.getBoundingClientRect();
  if (!view || width === 0 || height === 0 || element.ownerDocument.dir === 'rtl') return false;
  return right + view.scrollX <= 0 || bottom + view.scrollY <= 0;
}

/** True for what has no area: scaled to nothing, or without a height and cut there. */
function isFlat(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.transform.startsWith('matrix(0, 0, 0, 0,') || style.scale === '0') return true;
  if (!/hidden|clip/.test(`${style.overflowX}${style.overflowY}`)) return false;
  const { width, height } = element.getBoundingClientRect();
  return isDisplayed(element) && style.display !== 'inline' && (width < 2 || height < 2);
}

/** Places of short names for those who cannot see: something that is pressed, a heading, a picture’s frame. */
const NAMED = 'a,button,label,summary,th,h1,h2,h3,h4,h5,h6,figure,time';

/** True for a short name of something that is seen, written for those who cannot see it. */
function isForEars(element: Element): boolean {
  const words = textOf(element);
  if (words.length > MAX_LABEL) return false;
  const named = element.parentElement?.closest(NAMED);
  if (named) return named.querySelector('img,svg,i') !== null || textOf(named).length > words.length;
  // A price, a rating, an icon: a few words beside a sign.
  return words.length <= MAX_LABEL / 2 && element.localName === 'span';
}

/** Marks of scripts that bring a part into sight. */
const BROUGHT =
  '[data-w-id],[data-aos],[data-animate],[data-animation],[data-scroll],[data-sal],[data-reveal]';
const BROUGHT_NAME =
  /(^|[\s_-])(aos|wow|animate|animated|fade|fadein|fade-in|fade-up|reveal|inview|scroll)([\s_-]|$)/i;

/** A part with more of the page’s text than this is the page, which is still coming into sight. */
const MOST = 0.6;

/** True for what comes into sight as the reader scrolls, one after the other, or as the page begins. */
function isStillToCome(element: Element, style: CSSStyleDeclaration, memory: Memory): boolean {
  const { defaultView: view } = element.ownerDocument;
  const isPale = Number(style.opacity) < 0.05 || style.visibility !== 'visible';
  if (isPale && textLength(element) > MOST * memory.pageLength()) return true;
  if (view && element.getBoundingClientRect().top > view.innerHeight * 0.8 && isBrought(element, style))
    return true;
  const around = element.parentElement;
  return around !== null && SLIDES.test(`${namesOf(element)} ${namesOf(around)}`) && isSeen(around);
}

function isBrought(element: Element, style: CSSStyleDeclaration): boolean {
  const isMoved = /opacity|all|transform/.test(style.transitionProperty);
  return (
    style.animationName !== 'none' ||
    (isMoved && !/^0s(, 0s)*$/.test(style.transitionDuration)) ||
    /opacity|transform/.test(style.willChange) ||
    (style.transform !== 'none' && Number(style.opacity) < 0.05) ||
    element.matches(BROUGHT) ||
    BROUGHT_NAME.test(namesOf(element))
  );
}

/** True for a part or a note that something in sight opens. */
function isOpened(element: Element, style: CSSStyleDeclaration): boolean {
  return hasControl(element) || asideOf(element, false, style)?.type === 'note';
}

/** The ink of an element's own words. */
function ownInk(element: Element, style: CSSStyleDeclaration, memory: Memory): Ink {
  return !hasOwnWords(element) || isSeenInk(element, style, memory) ? 'seen' : 'words-unseen';
}

function isSeenInk(element: Element, style: CSSStyleDeclaration, memory: Memory): boolean {
  if (style.visibility !== 'visible') return isInOpened(element, style, memory);
  if (parseFloat(style.fontSize) < MIN_FONT) return false;
  if (parseFloat(style.textIndent) < FAR_LEFT && style.backgroundImage === 'none') return false;
  const ink = inkIn(style);
  if (ink === null || style.textShadow !== 'none') return true;
  const isPainted = /text/.test(style.backgroundClip || style.getPropertyValue('-webkit-background-clip'));
  if (isPainted) return true;
  if (ink.alpha < 0.05) return false;
  const ground = backgroundOf(element, memory.grounds);
  return ground === null || !isAlike(ink, ground);
}

/** True for words that are hidden with what something opens, or with what is still to come into sight. */
function isInOpened(element: Element, style: CSSStyleDeclaration, memory: Memory): boolean {
  const known = memory.opened.get(element);
  if (known !== undefined) return known;
  const around = element.parentElement;
  const outer = around ? styleOf(around) : undefined;
  const isWithin =
    around !== null &&
    outer !== undefined &&
    outer.visibility !== 'visible' &&
    isInOpened(around, outer, memory);
  const isIn = isWithin || isOpened(element, style) || isStillToCome(element, style, memory);
  memory.opened.set(element, isIn);
  return isIn;
}

function hasOwnWords(element: Element): boolean {
  for (const node of element.childNodes)
    if (node.nodeType === node.TEXT_NODE && /[\p{L}\p{N}]/u.test(node.nodeValue ?? '')) return true;
  return false;
}
