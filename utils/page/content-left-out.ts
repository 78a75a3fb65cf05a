import { PART_KINDS } from './account/part-kinds';
import type { LeftOut } from './reading';

/** Nothing tells what is in a frame, and a secret is hidden for the reader’s sake. */
const NO_CONTENT: ReadonlySet<LeftOut['type']> = new Set(['frame', 'secret']);

const KINDS: ReadonlySet<LeftOut['type']> = new Set(PART_KINDS);

/** Counts the parts that are left out though they read like content. */
export function contentLeftOut(leftOut: readonly LeftOut[]): number {
  return leftOut.reduce((sum, left) => {
    if ('content' in left && left.content !== undefined) return sum + left.content;
    return sum + Number(!KINDS.has(left.type) && !NO_CONTENT.has(left.type));
  }, 0);
}
