import type { Matrix } from './planes';

/** A part of a page, in the file's coordinates: upwards. */
export interface Area {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** The upright area around a rectangle that a matrix has moved, turned or stretched. */
export function moved([a, b, c, d, e, f]: Matrix, { left, bottom, right, top }: Area): Area {
  // Thousands of letters a page: each coordinate is the least or the greatest by itself.
  return {
    left: e + Math.min(a * left, a * right) + Math.min(c * bottom, c * top),
    bottom: f + Math.min(b * left, b * right) + Math.min(d * bottom, d * top),
    right: e + Math.max(a * left, a * right) + Math.max(c * bottom, c * top),
    top: f + Math.max(b * left, b * right) + Math.max(d * bottom, d * top),
  };
}

export function contains(area: Area, x: number, y: number): boolean {
  return x >= area.left && x <= area.right && y >= area.bottom && y <= area.top;
}

/** True if all of the second area is in the first one. */
export function holds(area: Area, other: Area): boolean {
  return contains(area, other.left, other.bottom) && contains(area, other.right, other.top);
}

export function touches(area: Area, other: Area): boolean {
  return (
    area.left < other.right && area.right > other.left && area.bottom < other.top && area.top > other.bottom
  );
}

/** The part that two areas have in common, which may have no size. */
export function common(area: Area, other: Area): Area {
  const [left, bottom] = [Math.max(area.left, other.left), Math.max(area.bottom, other.bottom)];
  return {
    left,
    bottom,
    right: Math.max(left, Math.min(area.right, other.right)),
    top: Math.max(bottom, Math.min(area.top, other.top)),
  };
}
