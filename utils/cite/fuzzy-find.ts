/** The most places tried as the beginning of a needle: a text that repeats a word has any number of them. */
const MOST_TRIES = 100;

/**
 * True if `text` has `needle` with at most `errors` characters changed, left out or added. One of `errors +
 * 1` pieces of the needle must occur unchanged; only there is the distance counted.
 */
export function hasAbout(text: string, needle: string, errors: number): boolean {
  if (needle === '' || text.includes(needle)) return true;
  if (errors < 1) return false;
  const size = Math.floor(needle.length / (errors + 1));
  if (size < 2) return false;
  let tries = 0;
  for (let piece = 0; piece <= errors; piece++) {
    const offset = piece * size;
    const part = needle.slice(offset, offset + size);
    for (let at = text.indexOf(part); at >= 0 && tries < MOST_TRIES; at = text.indexOf(part, at + 1)) {
      tries += 1;
      const start = Math.max(0, at - offset - errors);
      if (distanceWithin(text.slice(start, start + needle.length + 2 * errors), needle) <= errors)
        return true;
    }
  }
  return false;
}

/** The least edit distance between `needle` and any part of `text` (Sellers, 1980). */
function distanceWithin(text: string, needle: string): number {
  let row = new Uint16Array(text.length + 1);
  let next = new Uint16Array(text.length + 1);
  for (let i = 0; i < needle.length; i++) {
    next[0] = i + 1;
    for (let j = 0; j < text.length; j++) {
      const changed = (row[j] ?? 0) + (needle[i] === text[j] ? 0 : 1);
      next[j + 1] = Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1);
    }
    [row, next] = [next, row];
  }
  return Math.min(...row);
}
