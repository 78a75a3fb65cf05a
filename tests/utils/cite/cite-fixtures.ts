import type { Run } from '@/utils/cite/check-answer';
import { citableTexts, type CitableText } from '@/utils/cite/citable';
import { turnWith } from '../chat/chat-fixtures';
import { pageWith } from '../storage/storage-fixtures';

/** A page with this text, as it was sent. */
export function about(text: string, change: Parameters<typeof turnWith>[0] = {}): readonly CitableText[] {
  const turn = turnWith({ attachment: { page: pageWith('h'), selection: null }, ...change });
  return citableTexts([turn], new Map([['h', text]]));
}

/** `Claim [7].` as a run. */
export function run(written: string): Run {
  const citations: { at: number; source: number | null; passage: number }[] = [];
  let text = '';
  let end = 0;
  for (const { 0: citation, 1: source, 2: passage, index } of written.matchAll(/\[(?:(\d+)·)?(\d+)\]/g)) {
    text += written.slice(end, index);
    citations.push({
      at: text.length,
      source: source === undefined ? null : Number(source),
      passage: Number(passage),
    });
    end = index + citation.length;
  }
  return { text: text + written.slice(end), citations };
}
