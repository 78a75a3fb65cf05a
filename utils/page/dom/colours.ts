import { styleOf } from './displayed';

/** Red, green and blue from 0 to 255, alpha from 0 to 1; null for a colour in another notation. */
export type Colour = {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
} | null;

/** The sum of the differences up to which two colours look the same. */
const ALIKE = 12;

/** Pictures and drawings that may lie under words without being a background. */
const PICTURES = 'img,picture,video,canvas,svg,iframe';

/** The colour that the words of an element are drawn in. */
export function inkIn(style: CSSStyleDeclaration): Colour {
  return colourOf(style.getPropertyValue('-webkit-text-fill-color') || style.color);
}

/** The colours behind elements, as far as they are known. */
export type Grounds = WeakMap<Element, Colour>;

/** The colour behind the words of an element; null where it can't be told, as on a picture. */
export function backgroundOf(element: Element, known: Grounds): Colour {
  const passed: Element[] = [];
  let ground: Colour | undefined;
  for (let around: Element | null = element; around && ground === undefined; around = around.parentElement) {
    ground = known.get(around) ?? (known.has(around) ? null : ownGround(around));
    passed.push(around);
  }
  const found = ground === undefined ? canvasOf(element.ownerDocument) : ground;
  for (const one of passed) known.set(one, found);
  return found;
}

/** The colour that an element puts behind its words, null where that can't be told; undefined where it puts none. */
function ownGround(element: Element): Colour | undefined {
  const style = styleOf(element);
  if (!style || style.backgroundImage !== 'none' || isPaintedBeside(element)) return null;
  const ground = colourOf(style.backgroundColor);
  if (ground === null) return null;
  if (ground.alpha > 0.95) return ground;
  // Half a veil over something else.
  if (ground.alpha > 0.05) return null;
  // What is placed freely lies over something else than its parents.
  if (/absolute|fixed/.test(style.position) && element.parentElement?.querySelector(PICTURES)) return null;
  const isInShadow = element.getRootNode() !== element.ownerDocument && !element.parentElement;
  return isInShadow ? null : undefined;
}

export function isAlike(one: NonNullable<Colour>, other: NonNullable<Colour>): boolean {
  const apart =
    Math.abs(one.red - other.red) + Math.abs(one.green - other.green) + Math.abs(one.blue - other.blue);
  return apart <= ALIKE;
}

/** The browser's own paper: white, or nearly black where the page and the reader want it dark. */
function canvasOf({ documentElement, defaultView }: Document): Colour {
  const scheme = styleOf(documentElement)?.colorScheme ?? '';
  const isDark =
    scheme.includes('dark') &&
    (!scheme.includes('light') || defaultView?.matchMedia('(prefers-color-scheme: dark)').matches === true);
  return isDark ? { red: 18, green: 18, blue: 18, alpha: 1 } : { red: 255, green: 255, blue: 255, alpha: 1 };
}

/** True if CSS draws a box of its own before or after the content, which may lie behind it. */
function isPaintedBeside(element: Element): boolean {
  const view = element.ownerDocument.defaultView;
  return ['::before', '::after'].some((pseudo) => {
    const style = view?.getComputedStyle(element, pseudo);
    if (!style || style.content === 'none' || style.content === 'normal') return false;
    return style.backgroundImage !== 'none' || (colourOf(style.backgroundColor)?.alpha ?? 1) > 0;
  });
}

export function colourOf(text: string): Colour {
  const [, red, green, blue, alpha = '1'] = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(text) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return null;
  return { red: Number(red), green: Number(green), blue: Number(blue), alpha: Number(alpha) };
}
