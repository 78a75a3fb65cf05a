import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, outside, within } from '@/utils/locate/boxes';

const anyBox = fc
  .record({ left: fc.nat(20), top: fc.nat(20), width: fc.nat(9), height: fc.nat(9) })
  .map(({ left, top, width, height }): Box => ({
    left,
    top,
    right: left + width + 1,
    bottom: top + height + 1,
  }));

function has({ left, top, right, bottom }: Box, x: number, y: number): boolean {
  return x >= left && x < right && y >= top && y < bottom;
}

test('each point of a box is either within another one, or in one of the parts outside it', () => {
  fc.assert(
    fc.property(anyBox, anyBox, fc.nat(30), fc.nat(30), (box, other, x, y) => {
      const inner = within(box, other);
      const parts = outside(box, other);
      expect(inner !== null && has(inner, x, y)).toBe(has(box, x, y) && has(other, x, y));
      const count = parts.filter((part) => has(part, x, y)).length;
      expect(count).toBe(has(box, x, y) && !has(other, x, y) ? 1 : 0);
    }),
  );
});
