import type { Looked } from '@/utils/chat/conversation';
import { FIRST } from '@/utils/prompt/numbered-text';

/** Passages by their numbers, neighbours together: `12–14, 20`, and `2·12–14` on a second page. */
export function passageRanges({ source, passages }: Looked): string {
  const ranges: { first: number; last: number }[] = [];
  for (const number of passages) {
    const range = ranges.at(-1);
    if (range && number === range.last + 1) range.last = number;
    else ranges.push({ first: number, last: number });
  }
  const page = source === FIRST ? '' : `${source}·`;
  return ranges.map(({ first, last }) => page + (first === last ? first : `${first}–${last}`)).join(', ');
}
