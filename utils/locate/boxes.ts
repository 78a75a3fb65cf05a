/** A rectangle in a window, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The part of a box that is in another one; null where there is none. */
export function within(box: Box, other: Box): Box | null {
  const part = {
    left: Math.max(box.left, other.left),
    top: Math.max(box.top, other.top),
    right: Math.min(box.right, other.right),
    bottom: Math.min(box.bottom, other.bottom),
  };
  return part.left < part.right && part.top < part.bottom ? part : null;
}

/** The parts of a box that are outside another one: above it and below it, to its left and to its right. */
export function outside(box: Box, other: Box): readonly Box[] {
  const covered = within(box, other);
  if (!covered) return [box];
  const beside = { top: covered.top, bottom: covered.bottom };
  return [
    { ...box, bottom: covered.top },
    { ...box, top: covered.bottom },
    { ...box, ...beside, right: covered.left },
    { ...box, ...beside, left: covered.right },
  ].filter(({ left, top, right, bottom }) => left < right && top < bottom);
}
