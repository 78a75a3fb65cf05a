import type { SeenPart } from './picture';

/** The words of the layer, in the user's language. */
export interface RegionWords {
  /** The name of the whole. */
  readonly label: string;
  readonly help: string;
}

export type MarkedRegion = SeenPart;

/** A smaller rectangle is a slip of the hand. In CSS pixels. */
const LEAST = 8;

/** The distance that a key moves an edge, in CSS pixels. */
const STEP = 16;

const LOOK = `
:host { all: initial !important; }
.layer { all: initial; position: fixed; inset: 0; width: 100vw; height: 100vh; margin: 0; padding: 0; border: 0;
  overflow: hidden; background: rgb(0 0 0 / 30%); cursor: crosshair; touch-action: none; outline: none; }
.layer::backdrop { display: none; }
.layer.marked { background: none; }
.box { position: absolute; display: none; box-sizing: border-box; border: 2px solid #fff; border-radius: 2px;
  box-shadow: 0 0 0 1px #1a1a1a, 0 0 0 100vmax rgb(0 0 0 / 40%); pointer-events: none; }
.marked .box { display: block; }
.help { position: absolute; inset: 16px 16px auto; width: fit-content; max-width: calc(100% - 32px); margin: 0 auto;
  box-sizing: border-box; padding: 8px 14px; border-radius: 10px; background: #1a1a1a; color: #fff;
  font: 14px/1.4 system-ui, sans-serif; pointer-events: none; }
@media (forced-colors: active) {
  .help { background: Canvas; color: CanvasText; border: 1px solid CanvasText; }
  .box { border-color: Highlight; }
}
`;

interface Marking {
  readonly region: Promise<MarkedRegion | null>;
  /** Takes a key that was pressed elsewhere. */
  press(key: string, isShift: boolean): void;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Lays a layer over the page, in which the user draws a rectangle with the pointer, or moves one with the arrow keys
 * (with Shift its lower right corner) and takes it with Enter. Escape ends it without one. The layer is in a closed
 * shadow root and in the browser's top layer; its keys and pointer events do not reach the page.
 */
export function markRegion(document: Document, words: RegionWords): Marking {
  const window = document.defaultView as Window & typeof globalThis;
  const { promise, resolve } = Promise.withResolvers<MarkedRegion | null>();
  const { host, layer, box } = layOver(document, window, words);
  const view = () => ({ width: window.innerWidth, height: window.innerHeight });
  let marked: Box | null = null;
  let from: { readonly x: number; readonly y: number } | null = null;

  function show(next: Box | null): void {
    marked = next;
    layer.classList.toggle('marked', next !== null);
    if (!next) return;
    box.style.cssText = `left: ${next.left}px; top: ${next.top}px; width: ${next.right - next.left}px; height: ${next.bottom - next.top}px`;
  }

  function end(isTaken: boolean): void {
    removeListeners.abort();
    host.remove();
    const region = isTaken && marked ? marked : null;
    if (!region) return resolve(null);
    const { left, top, right, bottom } = region;
    const part = { x: left, y: top, width: right - left, height: bottom - top, view: view() };
    // The layer is gone from the screen with the frame after the next.
    window.requestAnimationFrame(() => window.requestAnimationFrame(() => resolve(part)));
  }

  function press(key: string, isShift: boolean): void {
    const way = WAYS[key];
    if (key === 'Escape') end(false);
    else if (key === 'Enter' && marked) end(true);
    else if (way) show(moved(marked ?? middle(view()), way, isShift, view()));
  }

  const removeListeners = new AbortController();
  const { signal } = removeListeners;
  const onKey = (event: KeyboardEvent) => {
    event.stopImmediatePropagation();
    if (!(event.key in WAYS) && event.key !== 'Escape' && event.key !== 'Enter') return;
    event.preventDefault();
    press(event.key, event.shiftKey);
  };
  // The page's own keys are behind the layer.
  window.addEventListener('keydown', onKey, { capture: true, signal });
  layer.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return end(false);
    layer.setPointerCapture(event.pointerId);
    from = { x: event.clientX, y: event.clientY };
    return show(null);
  });
  layer.addEventListener('pointermove', (event) => {
    if (from) show(within(between(from, event), view()));
  });
  layer.addEventListener('pointerup', () => {
    from = null;
    if (marked && marked.right - marked.left >= LEAST && marked.bottom - marked.top >= LEAST) end(true);
    else show(null);
  });
  for (const type of ['pointerdown', 'pointermove', 'pointerup', 'click', 'contextmenu', 'wheel'])
    layer.addEventListener(type, (event) => {
      event.stopPropagation();
      event.preventDefault();
    });
  layer.focus();
  return { region: promise, press };
}

/** The directions of the arrow keys. */
const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

function layOver(document: Document, window: Window & typeof globalThis, { label, help }: RegionWords) {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new window.CSSStyleSheet();
  sheet.replaceSync(LOOK);
  root.adoptedStyleSheets = [sheet];
  const [layer, box, told] = ['layer', 'box', 'help'].map((name) => {
    const part = document.createElement('div');
    part.className = name;
    return part;
  }) as [HTMLDivElement, HTMLDivElement, HTMLDivElement];
  told.textContent = help;
  layer.append(box, told);
  layer.tabIndex = -1;
  layer.role = 'application';
  layer.ariaLabel = `${label}. ${help}`;
  layer.popover = 'manual';
  root.append(layer);
  document.documentElement.append(host);
  layer.showPopover();
  return { host, layer, box };
}

type Size = SeenPart['view'];
type Point = { readonly x: number; readonly y: number };

function between(from: Point, { clientX, clientY }: Pick<PointerEvent, 'clientX' | 'clientY'>): Box {
  return {
    left: Math.min(from.x, clientX),
    top: Math.min(from.y, clientY),
    right: Math.max(from.x, clientX),
    bottom: Math.max(from.y, clientY),
  };
}

/** The half of the view in its middle: where the keys begin. */
function middle({ width, height }: Size): Box {
  return { left: width / 4, top: height / 4, right: (width * 3) / 4, bottom: (height * 3) / 4 };
}

function moved(box: Box, [x, y]: readonly [number, number], isSize: boolean, view: Size): Box {
  if (isSize) {
    const right = Math.max(box.left + LEAST, box.right + x);
    const bottom = Math.max(box.top + LEAST, box.bottom + y);
    return within({ ...box, right, bottom }, view);
  }
  const byX = Math.max(-box.left, Math.min(view.width - box.right, x));
  const byY = Math.max(-box.top, Math.min(view.height - box.bottom, y));
  return { left: box.left + byX, top: box.top + byY, right: box.right + byX, bottom: box.bottom + byY };
}

function within({ left, top, right, bottom }: Box, { width, height }: Size): Box {
  return {
    left: Math.max(0, left),
    top: Math.max(0, top),
    right: Math.min(width, right),
    bottom: Math.min(height, bottom),
  };
}
