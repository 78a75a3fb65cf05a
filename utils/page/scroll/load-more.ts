import type { RestStep } from '../capture';
import { ancestorsOf } from '../dom/page-range';
import { framed, settled } from '../dom/settled';
import { scopesOf } from '../dom/shadow-roots';
import type { VisibleDom } from '../dom/visible-dom';
import { scrollersIn } from './scrollers';
import { MAX_ITEMS, type ShownItems } from './shown-items';
import { textOfItem } from './virtual-list';

/** Milliseconds that one step takes, so that whoever waits hears of it; and all steps together. */
const STEP_MS = 700;
const MAX_MS = 120_000;

/** Of its height a part is scrolled at once: what was seen last stays in sight and shows where the next belongs. */
const STRIDE = 0.8;

/** Milliseconds without a change after which what came by scrolling is there, and the longest wait for it. */
const DRAWN_MS = 80;
const DRAWING_MS = 500;

/** The end of a list is its end if nothing came for so long: more of it may be on its way. Milliseconds. */
const END_MS = 2500;

/** Whoever asked has gone: the page goes back to where it was. Milliseconds. */
const FORGOTTEN_MS = 10_000;

export type Loading = ReturnType<typeof createLoading>;

/**
 * Scrolls a page and its large parts to their end, step by step, and takes in what their lists show on the
 * way; to its beginning first, where it stands at its end. Nothing is clicked. `end` brings the page back to
 * where it was; so does being forgotten.
 */
export function createLoading(document: Document, visible: VisibleDom, shown: ShownItems) {
  const begun = performance.now();
  const left = scrollersIn(document, visible).map((scroller) => ({
    scroller,
    top: scroller.scrollTop,
    // A conversation is shown from its end, and what is older comes above.
    isFromEnd: scroller.scrollTop > 0 && isAtEnd(scroller),
    hasMoreAbove: false,
    isBegun: false,
  }));
  const places = [...left];
  let added = 0;
  let forgotten: ReturnType<typeof setTimeout>;
  let last = { height: 0, reached: 0 };

  const observer = new MutationObserver((records) => {
    const removed = new Map<Element, Element[]>();
    for (const { target, addedNodes, removedNodes } of records) {
      const list = target as Element;
      const gone = [...removedNodes].filter(isElement);
      if (gone.length > 0) removed.set(list, [...(removed.get(list) ?? []), ...gone]);
      if (!shown.has(list))
        added += [...addedNodes].filter((node) => isElement(node) && textOfItem(node, visible) !== '').length;
    }
    for (const [list, items] of removed) if (isScrolled(list)) shown.takeDropped(list, items);
  });
  for (const scope of scopesOf(document, visible))
    observer.observe(scope, { childList: true, subtree: true });

  /** Only what goes away because its part was scrolled down is kept. */
  const isScrolled = (list: Element): boolean =>
    left[0]?.isBegun === true &&
    list.childElementCount > 1 &&
    ancestorsOf(list).some((element) => element === left[0]?.scroller);

  async function scroll(): Promise<void> {
    const current = left[0];
    if (!current) return;
    const { scroller } = current;
    if (!current.isBegun) {
      const height = scroller.scrollHeight;
      scroller.scrollTo({ top: 0, behavior: 'instant' });
      await drawn();
      if (current.isFromEnd && (await grows(scroller, height, 2))) {
        current.hasMoreAbove = true;
        return;
      }
      current.isBegun = true;
      shown.collect();
    }
    const height = scroller.scrollHeight;
    scroller.scrollBy({ top: STRIDE * scroller.clientHeight, behavior: 'instant' });
    await drawn();
    shown.collect();
    if (isAtEnd(scroller) && !(await grows(scroller, height, -2))) left.shift();
    last = { height: scroller.scrollHeight, reached: Math.ceil(scroller.scrollTop + scroller.clientHeight) };
  }

  async function drawn(): Promise<void> {
    await framed(DRAWING_MS);
    await settled(document, DRAWN_MS, DRAWING_MS);
  }

  /**
   * Whether more comes at an end of a part, which was `height` pixels high. Some lists only look for it when their
   * end comes into sight again: the part is moved by `nudge` pixels, and back.
   */
  async function grows(scroller: Element, height: number, nudge: number): Promise<boolean> {
    const deadline = performance.now() + END_MS;
    const count = shown.count();
    while (performance.now() < deadline) {
      scroller.scrollBy({ top: nudge, behavior: 'instant' });
      scroller.scrollBy({ top: -nudge, behavior: 'instant' });
      await settled(document, 4 * DRAWN_MS, deadline - performance.now());
      if (left[0]?.isBegun) shown.collect();
      if (scroller.scrollHeight > height || shown.count() > count) return true;
    }
    return false;
  }

  async function end(): Promise<void> {
    clearTimeout(forgotten);
    observer.disconnect();
    left.length = 0;
    for (const { scroller, top, hasMoreAbove } of places.toReversed()) {
      scroller.scrollTo({ top: hasMoreAbove ? scroller.scrollHeight : top, behavior: 'instant' });
    }
    await drawn();
  }

  return {
    /** One step on the way. It is to be called again until `isDone`, and then `end`. */
    async next(): Promise<RestStep> {
      clearTimeout(forgotten);
      const start = performance.now();
      while (left.length > 0 && performance.now() - start < STEP_MS) {
        await scroll();
        if (performance.now() - begun > MAX_MS || shown.count() >= MAX_ITEMS) left.length = 0;
      }
      forgotten = setTimeout(() => void end(), FORGOTTEN_MS);
      return { isDone: left.length === 0, count: shown.count() + added, ...last };
    },
    end,
  };
}

function isAtEnd(scroller: Element): boolean {
  return scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2;
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}
