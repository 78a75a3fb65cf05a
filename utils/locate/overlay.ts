import type { Box } from './boxes';

/** The width of the layer, in CSS pixels of its own: where the page is zoomed it measures otherwise. */
const WIDTH = 100;

/**
 * The looks: a colour that the words under it shine through, on pages with dark ink and on those with light
 * ink. In forced colours an edge in the reader's own colour, since the words keep theirs. No rule of the page
 * reaches in here, and the element that holds it all has no box.
 */
const LOOK = `
:host { all: initial !important; display: contents !important; }
div { all: initial; position: absolute; pointer-events: none; forced-color-adjust: none; }
.layer, .numbers { inset: 0 auto auto 0; width: ${WIDTH}px; }
.layer { mix-blend-mode: multiply; }
.layer > div { background: #ffe28a; }
.layer.light-ink { mix-blend-mode: screen; }
.layer.light-ink > div { background: #5e4b00; }
.numbers > div { min-width: 16px; box-sizing: border-box; padding: 0 4px; border-radius: 5px;
  background: #5e4b00; color: #ffe9ad; font: 600 11px/16px system-ui, sans-serif; text-align: center; }
@media (forced-colors: active) {
  .layer { mix-blend-mode: normal !important; }
  .layer > div { background: none !important; outline: 2px solid Highlight; }
  .numbers > div { background: Canvas; color: CanvasText; outline: 1px solid Highlight; }
}
@media print { .layer, .numbers { display: none; } }
`;

/** A number in the margin, by its upper left corner in the window's coordinates. */
export interface MarginNumber {
  readonly words: string;
  readonly left: number;
  readonly top: number;
}

/**
 * Draws boxes over a document, and numbers beside them. They are in the tree of a closed shadow root, whose host is an
 * element without a name, a class or an attribute: all that the page's scripts can know is that it came. The layers are
 * in the browser's top layer, so they are above everything, and by their backdrop a page that asks which of its elements
 * are covered (`IntersectionObserver` with `trackVisibility`) is told that all of them are.
 */
export function createOverlay(document: Document, hasLightInk: boolean) {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });

  const sheet = new (document.defaultView as Window & typeof globalThis).CSSStyleSheet();
  sheet.replaceSync(LOOK);
  root.adoptedStyleSheets = [sheet];
  document.documentElement.append(host);
  const layer = createLayer(document, root, hasLightInk ? 'layer light-ink' : 'layer');
  let numbers: Layer | null = null;

  return {
    /** Shows these boxes, in the window's coordinates, and these numbers, in place of those before. */
    draw(boxes: readonly Box[], margin: readonly MarginNumber[]): void {
      layer.draw((left, top, scale) =>
        boxes.map((box) => {
          const [x, y] = [(box.left - left) / scale, (box.top - top) / scale];
          const [wide, high] = [(box.right - box.left) / scale, (box.bottom - box.top) / scale];
          return { style: `left: ${x}px; top: ${y}px; width: ${wide}px; height: ${high}px`, words: '' };
        }),
      );
      if (margin.length > 0) numbers ??= createLayer(document, root, 'numbers');
      numbers?.draw((left, top, scale) =>
        margin.map(({ words, ...at }) => ({
          style: `left: ${(at.left - left) / scale}px; top: ${(at.top - top) / scale}px`,
          words,
        })),
      );
    },
    remove: () => host.remove(),
  };
}

interface Drawn {
  readonly style: string;
  readonly words: string;
}

type Layer = ReturnType<typeof createLayer>;

function createLayer(document: Document, root: ShadowRoot, look: string) {
  const layer = document.createElement('div');
  let drawn = '';
  layer.className = look;
  layer.ariaHidden = 'true';
  layer.popover = 'manual';
  root.append(layer);
  layer.showPopover();

  return {
    /** Draws what `make` gives for the layer's own corner and scale, unless it is there already. */
    draw(make: (left: number, top: number, scale: number) => readonly Drawn[]): void {
      const { left, top, width } = layer.getBoundingClientRect();
      const parts = make(left, top, width / WIDTH);
      const next = parts.map(({ style, words }) => `${style} ${words}`).join('\n');
      if (next === drawn) return;
      drawn = next;
      layer.replaceChildren(
        ...parts.map(({ style, words }) => {
          const part = document.createElement('div');
          part.style.cssText = style;
          part.textContent = words;
          return part;
        }),
      );
    },
  };
}
