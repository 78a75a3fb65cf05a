/** The beginning of a text of at most `length` UTF-16 units, with a sign where there was more; never half a character. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text
    .slice(0, length - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}
