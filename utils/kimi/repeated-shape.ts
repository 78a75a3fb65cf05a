import type { Chunk } from './chunk';
import { parseJson } from './json';

/** The words of an event, all of which are of one kind. */
export interface Alike {
  readonly type: 'reasoning' | 'text';
  readonly words: string;
}

/** An event but for its words, which stand in it once, or twice under two names. */
interface Shape {
  readonly before: string;
  readonly between: string | null;
  readonly after: string;
}

/** The members in which an event has its words, up to the quotation mark that begins them. */
const MEMBER = /"(content|reasoning_content|reasoning)"\s*:\s*"/g;

/**
 * Reads events that differ from an earlier one in their words alone, as nearly all of a stream do: only these are looked
 * at. The others are for the caller, who parses them as a whole and has them learned.
 */
export function createRepeatedShape() {
  let text: Shape | null = null;
  let reasoning: Shape | null = null;

  return {
    /** The words of an event; null where its shape is another. */
    read(data: string): Alike | null {
      const said = text && wordsIn(text, data);
      if (said !== null) return { type: 'text', words: said };
      const thought = reasoning && wordsIn(reasoning, data);
      return thought === null ? null : { type: 'reasoning', words: thought };
    },

    /** Learns the shape of an event that was parsed, if it says nothing but words of one kind. */
    learn(data: string, parsed: Chunk): void {
      if (!isPlain(parsed)) return;
      if (parsed.reasoning === '') text = shapeOf(data, parsed.content, ['content']) ?? text;
      else reasoning = shapeOf(data, parsed.reasoning, ['reasoning_content', 'reasoning']) ?? reasoning;
    },
  };
}

function isPlain(chunk: Chunk): boolean {
  const { reasoning, content, calls, finishReason, usage, failure, isUnread, isMessage, choice } = chunk;
  if ((reasoning === '') === (content === '') || isMessage || isUnread || failure) return false;
  if (calls.length > 0) return false;
  return finishReason === null && usage === null && choice === 'only';
}

/** The shape of an event around its words; null if they stand in it in another way. */
function shapeOf(data: string, words: string, names: readonly string[]): Shape | null {
  const places = [...data.matchAll(MEMBER)].map(({ 0: { length }, 1: name = '', index }) => ({
    name,
    start: index + length,
    end: endOfString(data, index + length),
  }));
  const [first, second, ...more] = places.filter(({ start, end }) => end > start);
  if (!first || more.length > 0) return null;
  const [raw, mirrored = raw] = [first, second].map((place) => place && data.slice(place.start, place.end));
  if (raw !== mirrored || parseJson(`"${raw ?? ''}"`) !== words) return null;
  const isMirror = second === undefined || (second.name !== first.name && names.includes(second.name));
  if (!names.includes(first.name) || !isMirror) return null;
  return {
    before: data.slice(0, first.start),
    between: second ? data.slice(first.end, second.start) : null,
    after: data.slice((second ?? first).end),
  };
}

/** The words of an event of this shape; null if it has another. */
function wordsIn({ before, between, after }: Shape, data: string): string | null {
  const length = data.length - before.length - after.length - (between?.length ?? 0);
  if (length < 0) return null;
  // Compared as wholes, which is several times faster than from an end.
  if (data.slice(0, before.length) !== before || data.slice(data.length - after.length) !== after)
    return null;
  if (between === null) return unquoted(data.slice(before.length, before.length + length));
  const half = length / 2;
  const end = before.length + half;
  const raw = data.slice(before.length, end);
  if (data.slice(end, end + between.length) !== between) return null;
  return data.slice(end + between.length, end + between.length + half) === raw ? unquoted(raw) : null;
}

/** The value of a JSON string without its quotation marks; null if it is more than one string. */
function unquoted(raw: string): string | null {
  if (!raw.includes('\\')) return raw.includes('"') ? null : raw;
  const value = parseJson(`"${raw}"`);
  return typeof value === 'string' ? value : null;
}

/** The quotation mark that ends a string which begins at `start`. */
function endOfString(text: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end;
}
