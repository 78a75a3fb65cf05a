import type { RestStep } from '../capture';
import { ancestorsOf } from '../dom/page-range';
import { framed, settled } from '../dom/settled';
import { scopesOf } from '../dom/shadow-roots';
import type { VisibleDom } from '../dom/visible-dom';
import { openEnd } from './open-end';
import { scrollersIn } from './scrollers';
import { MAX_ITEMS, type ShownItems } from './shown-items';
import { textOfItem } from './virtual-list';

/** Milliseconds for one step, so that the waiting panel hears of its progress; and for all steps together. */
const STEP_MS = 700;
const MAX_MS = 120_000;

/**
 * The share of its height that one scroll covers: the last part stays visible and shows where the next
 * belongs.
 */
const STRIDE = 0.8;

/**
 * Milliseconds without a change after which the part that a scroll brings counts as drawn, and the longest
 * wait for it.
 */
const DRAWN_MS = 80;
const DRAWING_MS = 500;

/** The end of a list is its end if nothing came for this long: more of it may be on its way. Milliseconds. */
const END_MS = 2500;

/** After this long without a call the panel has gone, and the page returns to where it was. Milliseconds. */
const FORGOTTEN_MS = 10_000;

export type Loading = ReturnType<typeof createLoading>;

/**
 * Scrolls a page and its large parts to their end, step by step, and collects what their lists show on the
 * way; first to its beginning, where it is shown from its end. Nothing is clicked but the button at the end of
 * a list that asks for more of it. `end` returns the page to where it was, as does a panel that stops calling.
 */
export function createLoading(document: Document, visible: VisibleDom, shown: ShownItems) {
  const begun = performance.now();
  const scrollers = scrollersIn(document, visible);
  const page = document.scrollingElement;
  // A list may be shorter than the page, with a button for more.
  const all = scrollers.length === 0 && page && openEnd(document, visible) ? [page] : scrollers;
  const left = all.map((scroller) => ({
    scroller,
    top: scroller.scrollTop,
    // A chat is shown from its end, and older messages come above.
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

  /** Only items that go away because their part was scrolled down are kept. */
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
    if (isAtEnd(scroller) && !(await goesOn(scroller, height))) left.shift();
    last = { height: scroller.scrollHeight, reached: Math.ceil(scroller.scrollTop + scroller.clientHeight) };
  }

  /** Tells whether more comes at the end of a part, by itself or for the button there. */
  async function goesOn(scroller: Element, height: number): Promise<boolean> {
    const button = openEnd(document, visible)?.button;
    if (!button || !scroller.contains(button)) return grows(scroller, height, -2);
    button.click();
    return grows(scroller, scroller.scrollHeight, -2);
  }

  async function drawn(): Promise<void> {
    await framed(DRAWING_MS);
    await settled(document, DRAWN_MS, DRAWING_MS);
  }

  /**
   * Tells whether more comes at an end of a part, which was `height` pixels high. Some lists load only when
   * their end comes into view again: the part is moved by `nudge` pixels, and back.
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
    /** Takes one step. To be called until `isDone`, and then `end`. */
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
