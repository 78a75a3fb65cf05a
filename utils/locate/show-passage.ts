import type { VisibleDom } from '../page/dom/visible-dom';
import type { NumberedTarget, PassageTarget, Shown } from '../page/passage-target';
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

/** The functions that are told of what the reader does to a highlight on the page. */
export interface Told {
  readonly onEscape: () => void;
  /** Takes the number of the highlight that was clicked. */
  readonly onClick: (nth: number) => void;
}

/**
 * Shows passages on a page, one or several: finds them in its present text, opens what folds a single one away,
 * scrolls there and highlights them. Nothing else on the page changes. The reader removes the highlight by
 * Escape.
 */
export function createPassages(document: Document, visible: VisibleDom, told?: Told) {
  const folded: FoldedNodes = new WeakMap();
  const highlights = createHighlights(visible, (nth) => told?.onClick(nth));

  let ignoreEscape: (() => void) | null = null;

  function hide(): void {
    ignoreEscape?.();
    highlights.clear();
  }

  /** Listens for the key in this window, and in the windows of `ranges`, which may be in frames of it. */
  function heedEscape(ranges: readonly Range[]): void {
    ignoreEscape?.();
    const views = [document, ...ranges.map(({ startContainer }) => startContainer.ownerDocument)];
    ignoreEscape = listenForEscape(new Set(views.flatMap((one) => one?.defaultView ?? [])), () => {
      hide();
      told?.onEscape();
    });
  }

  function find(
    target: PassageTarget,
    page = readFoldedPage(document.body, visible, folded),
  ): readonly Range[] {
    const place = locate(page, target);
    return place ? rangesOf(page, place) : [];
  }

  return {
    find,

    async show(target: PassageTarget): Promise<Shown> {
      hide();
      const isSought = target.seconds !== null && seekMedia(document, target.seconds);
      let ranges = find(target);
      const [place] = ranges;
      if (place && reveal(place.startContainer, visible)) {
        await new Promise((resolve) => setTimeout(resolve, OPENING_MS));
        ranges = find(target);
      }
      const [first] = ranges;
      if (!first) return isSought ? 'shown' : 'absent';
      highlights.show([{ nth: 0, ranges, number: null }]);
      heedEscape(ranges);
      if (!isSeen(ranges)) return isSought ? 'shown' : 'hidden';
      scrollTo(first, visible);
      return 'shown';
    },

    /**
     * Highlights several passages at once, each with its number beside it, and scrolls to the first of them. Those
     * that are null are elsewhere, and keep their place.
     */
    showAll(passages: readonly (NumberedTarget | null)[]): readonly Shown[] {
      hide();
      const page = readFoldedPage(document.body, visible, folded);
      const found = passages.map((passage, nth) => ({
        nth,
        ranges: passage ? find(passage.target, page) : [],
        number: passage?.number ?? null,
      }));
      const shown = found.filter(({ ranges }) => ranges.length > 0);
      highlights.show(shown);
      const first = shown.find(({ ranges }) => isSeen(ranges))?.ranges[0];
      if (shown.length > 0) heedEscape(shown.flatMap(({ ranges }) => ranges));
      if (first) scrollTo(first, visible);
      return found.map(({ ranges }) =>
        ranges.length === 0 ? 'absent' : isSeen(ranges) ? 'shown' : 'hidden',
      );
    },

    hide,

    /** Listens for the key here as well, where the passage is highlighted in a frame out of reach. */
    heedEscape: () => heedEscape([]),
  };
}

function isSeen(ranges: readonly Range[]): boolean {
  return ranges.some((range) => range.getClientRects().length > 0);
}
