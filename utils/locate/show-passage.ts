import type { VisibleDom } from '../page/dom/visible-dom';
import type { PassageTarget, Shown } from '../page/passage-target';
import { listenForEscape } from './escape-key';
import { readFoldedPage, type FoldedNodes } from './folded-page';
import { createHighlights } from './highlights';
import { locate } from './locate';
import { rangesOf } from './ranges';
import { reveal } from './reveal';
import { scrollTo } from './scroll-to';
import { seekMedia } from './seek-media';

/** Milliseconds for a page to draw what its own button opens. */
const OPENING_MS = 300;

export type Passages = ReturnType<typeof createPassages>;

/**
 * Shows passages on a page, one at a time: finds them in its present text, opens what folds them away,
 * scrolls to them and highlights them. Nothing else on the page changes. The reader removes the highlight by
 * Escape, which calls `onEscape`.
 */
export function createPassages(document: Document, visible: VisibleDom, onEscape?: () => void) {
  const folded: FoldedNodes = new WeakMap();
  const highlights = createHighlights();

  let ignoreEscape: (() => void) | null = null;

  function clear(): void {
    ignoreEscape?.();
    highlights.clear();
  }

  function hide(): void {
    ignoreEscape?.();
    highlights.remove();
  }

  /** Listens for the key in this window, and in the windows of `ranges`, which may be in frames of it. */
  function heedEscape(ranges: readonly Range[]): void {
    ignoreEscape?.();
    const views = [document, ...ranges.map(({ startContainer }) => startContainer.ownerDocument)];
    ignoreEscape = listenForEscape(new Set(views.flatMap((one) => one?.defaultView ?? [])), () => {
      hide();
      onEscape?.();
    });
  }

  function find(target: PassageTarget): readonly Range[] {
    const page = readFoldedPage(document.body, visible, folded);
    const place = locate(page, target);
    return place ? rangesOf(page, place) : [];
  }

  return {
    find,

    async show(target: PassageTarget): Promise<Shown> {
      clear();
      const isSought = target.seconds !== null && seekMedia(document, target.seconds);
      let ranges = find(target);
      const [place] = ranges;
      if (place && reveal(place.startContainer, visible)) {
        await new Promise((resolve) => setTimeout(resolve, OPENING_MS));
        ranges = find(target);
      }
      const [first] = ranges;
      if (!first) return isSought ? 'shown' : 'absent';
      highlights.show(ranges);
      heedEscape(ranges);
      if (!isSeen(ranges)) return isSought ? 'shown' : 'hidden';
      scrollTo(first, visible);
      return 'shown';
    },

    hide,

    /** Listens for the key here as well, where the passage is highlighted in a frame out of reach. */
    heedEscape: () => heedEscape([]),
  };
}

function isSeen(ranges: readonly Range[]): boolean {
  return ranges.some((range) => range.getClientRects().length > 0);
}
