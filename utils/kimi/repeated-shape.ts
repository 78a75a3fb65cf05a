import type { Chunk } from './chunk';
import { parseJson } from './json';

/** The one member of an event that differs from the last. */
const CONTENT = /"content"\s*:\s*"/g;

/**
 * Reads events that differ from an earlier one in the text of their delta alone, as nearly all of a stream do: only that
 * text is parsed. The others are for the caller, who parses them as a whole and has them learned.
 */
export function createRepeatedShape() {
  let before = '';
  let after = '';
  let chunk: Chunk | null = null;

  return {
    /** The chunk of an event; null where its shape is another. */
    read(data: string): Chunk | null {
      if (chunk === null || data.length < before.length + after.length) return null;
      // Compared as wholes, which is several times faster than from an end.
      if (data.slice(0, before.length) !== before || data.slice(-after.length) !== after) return null;
      // With the quotation marks on its sides, this is JSON only if it is one string.
      const content = parseJson(data.slice(before.length - 1, data.length - after.length + 1));
      return typeof content === 'string' ? { ...chunk, content } : null;
    },

    /** Learns the shape of an event that was parsed, if it says nothing but a piece of text. */
    learn(data: string, parsed: Chunk): void {
      if (!isPlainText(parsed)) return;
      const [place, another] = [...data.matchAll(CONTENT)];
      if (!place || another) return;
      const start = place.index + place[0].length;
      const end = endOfString(data, start);
      before = data.slice(0, start);
      after = data.slice(end);
      chunk = parsed;
    },
  };
}

function isPlainText({
  reasoning,
  content,
  finishReason,
  usage,
  hasFailed,
  isUnread,
  isMessage,
}: Chunk): boolean {
  if (reasoning !== '' || content === '' || isMessage || isUnread || hasFailed) return false;
  return finishReason === null && usage === null;
}

/** The quotation mark that ends a string which begins at `start`. */
function endOfString(text: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end;
}
