import { inkIn } from '../page/dom/colours';
import type { VisibleDom } from '../page/dom/visible-dom';
import type { Box } from './boxes';
import { createOverlay, type MarginNumber } from './overlay';
import { seenBoxes } from './seen-boxes';

/** Milliseconds between looks at where the words are: pages move them without telling. */
const LOOK_MS = 200;

/** From this share of white on, ink is light, and what it stands on is dark. */
const LIGHT = 0.5;

/** The room that a number takes in the margin, in CSS pixels, with the gap between it and the words. */
const NUMBER = { width: 20, height: 16, gap: 4 } as const;

/** A passage to be highlighted. */
export interface Highlighted {
  /** Its place among those shown, from 0. */
  readonly nth: number;
  readonly ranges: readonly Range[];
  /** The number beside it; null for none. */
  readonly number: string | null;
}

/**
 * Highlights ranges by boxes over them, each in its own document, which may be a frame's. The CSS Custom
 * Highlight API would do it without boxes, but it hands the ranges to the page: `CSS.highlights` is the same
 * for an extension's scripts and for the page's. The boxes follow the words when the page scrolls, changes
 * its size or moves them, and come when it unfolds them. `onClick` is told of a click on one of them, which
 * reaches the page as if they were not there.
 */
export function createHighlights(visible: VisibleDom, onClick: (nth: number) => void) {
  let removals: readonly (() => void)[] = [];

  function clear(): void {
    for (const remove of removals) remove();
    removals = [];
  }

  return {
    show(passages: readonly Highlighted[]): void {
      clear();
      const parts = passages.flatMap(({ ranges, ...passage }) =>
        [...Map.groupBy(ranges, ({ startContainer }) => startContainer.ownerDocument)].map(
          ([document, own]) => ({ document, passage: { ...passage, ranges: own } }),
        ),
      );
      removals = [...Map.groupBy(parts, ({ document }) => document)].flatMap(([document, own]) => {
        const view = document?.defaultView;
        const here = own.map(({ passage }) => passage);
        return view ? highlightIn(view, here, { visible, onClick }) : [];
      });
    },
    /** Removes the highlight, and all that was added for it. */
    clear,
  };
}

interface Means {
  readonly visible: VisibleDom;
  readonly onClick: (nth: number) => void;
}

/** Returns the function that ends it. */
function highlightIn(view: Window, passages: readonly Highlighted[], { visible, onClick }: Means) {
  const overlay = createOverlay(view.document, passages.flatMap(({ ranges }) => ranges).every(hasLightInk));
  const look = () =>
    passages.map(({ nth, number, ranges }) => {
      const boxes = ranges.flatMap((range) => seenBoxes(range, visible));
      return { nth, boxes, margin: number === null ? [] : numberBeside(boxes, number, view.innerWidth) };
    });
  const draw = () => {
    const seen = look();
    overlay.draw(
      seen.flatMap(({ boxes }) => boxes),
      seen.flatMap(({ margin }) => margin),
    );
  };
  const press = (event: MouseEvent) => {
    if (!isReaders(event, view)) return;
    const has = (box: Box) => isWithin(event, box);
    const hit = look().findLast(({ boxes, margin }) => boxes.some(has) || margin.map(boxOf).some(has));
    if (hit) onClick(hit.nth);
  };
  draw();
  const timer = view.setInterval(draw, LOOK_MS);
  // The scrolling of a box within the page is heard on its way down, as is a click that the page keeps to itself.
  view.addEventListener('scroll', draw, { capture: true, passive: true });
  view.addEventListener('click', press, { capture: true, passive: true });
  view.addEventListener('resize', draw);
  return () => {
    view.clearInterval(timer);
    view.removeEventListener('scroll', draw, { capture: true });
    view.removeEventListener('click', press, { capture: true });
    view.removeEventListener('resize', draw);
    overlay.remove();
  };
}

/** True for a click by the reader's pointer: not one that the page made up, nor the end of selecting text. */
function isReaders({ isTrusted, detail, button }: MouseEvent, view: Window): boolean {
  return isTrusted && detail > 0 && button === 0 && view.getSelection()?.isCollapsed !== false;
}

function isWithin({ clientX, clientY }: MouseEvent, { left, top, right, bottom }: Box): boolean {
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}

/** The number of a passage in the margin beside its first line; none for one out of sight. */
function numberBeside(boxes: readonly Box[], words: string, width: number): readonly MarginNumber[] {
  const [first] = boxes;
  if (!first) return [];
  const { top } = first;
  const before = Math.min(...boxes.map(({ left }) => left)) - NUMBER.width - NUMBER.gap;
  if (before >= 0) return [{ words, left: before, top }];
  const after = Math.max(...boxes.map(({ right }) => right)) + NUMBER.gap;
  if (after + NUMBER.width <= width) return [{ words, left: after, top }];
  // Between two lines it covers the fewest words.
  return [{ words, left: 0, top: top - NUMBER.height / 2 }];
}

const boxOf = ({ left, top }: MarginNumber): Box => ({
  left,
  top,
  right: left + NUMBER.width,
  bottom: top + NUMBER.height,
});

function hasLightInk({ startContainer }: Range): boolean {
  const element = startContainer.parentElement;
  const ink = element && inkIn(getComputedStyle(element));
  // The eye sees green best, and blue least.
  return ink ? 0.3 * ink.red + 0.6 * ink.green + 0.1 * ink.blue > LIGHT * 255 : false;
}
