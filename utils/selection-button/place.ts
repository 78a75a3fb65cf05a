import type { Box } from '../locate/boxes';

/** The size of something, in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The distance from the line, and from the edges of the window, in CSS pixels. */
const GAP = 8;

/**
 * The place of a bar beside the end of a selection: under it, or above where there is no room, and inside the window.
 * Null where that end is out of sight.
 */
export function placeBeside(
  end: Box,
  bar: Size,
  view: Size,
): { readonly left: number; readonly top: number } | null {
  const isSeen = end.bottom > 0 && end.top < view.height && end.right > 0 && end.left < view.width;
  if (!isSeen) return null;
  const under = end.bottom + GAP;
  const top = under + bar.height + GAP <= view.height ? under : end.top - GAP - bar.height;
  const left = end.right - bar.width / 2;
  return { left: kept(left, view.width - bar.width), top: kept(top, view.height - bar.height) };
}

/** A distance that leaves the gap at both edges, and at the first one in any case. */
function kept(at: number, most: number): number {
  return Math.max(GAP, Math.min(at, most - GAP));
}
