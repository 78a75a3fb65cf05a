import { parseJson } from './json';

/** The members with the words of a delta, up to the quotation mark that begins them. */
const MEMBER = /"(content|reasoning_content|reasoning|thinking)"\s*:\s*"/g;

/** Signs that a string of JSON has to escape. Some servers do not. */
const CONTROL = /\p{Cc}/gu;

/**
 * Reads the words out of an event that breaks off, as a chunk that has them; null when there are none. A string that
 * is cut is read up to its cut.
 */
export function readCutEvent(text: string): unknown {
  const delta: Record<string, unknown> = {};
  for (const match of text.matchAll(MEMBER)) {
    const name = match[1] ?? '';
    if (delta[name] !== undefined) continue;
    const words = stringAt(text, match.index + match[0].length);
    if (words !== '') delta[name] = words;
  }
  return Object.keys(delta).length === 0 ? null : { choices: [{ index: 0, delta }] };
}

/** The JSON string whose first character is at `start`, to its end or to that of the text. */
function stringAt(text: string, start: number): string {
  let end = start;
  let lastWhole = start;
  while (end < text.length && text[end] !== '"') {
    // An escape counts once it is whole.
    if (text[end] !== '\\') end += 1;
    else end += text[end + 1] === 'u' ? 6 : 2;
    if (end <= text.length) lastWhole = end;
  }
  const raw = text.slice(start, lastWhole).replace(CONTROL, (sign) => JSON.stringify(sign).slice(1, -1));
  const value = parseJson(`"${raw}"`);
  return typeof value === 'string' ? value.replace(/[\uD800-\uDBFF]$/, '') : '';
}
