import type { Looked } from '@/utils/chat/conversation';
import { FIRST } from '@/utils/prompt/numbered-text';
import { formatRanges } from '../kit/format-ranges';

/** Passages by their numbers, neighbours together: `12–14, 20`, and `2·12–14` on a second page. */
export function passageRanges({ source, passages }: Looked): string {
  return formatRanges(passages, source === FIRST ? '' : `${source}·`);
}
