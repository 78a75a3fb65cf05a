/** Numbers in order, neighbours together: `12–14, 20`. */
export function formatRanges(numbers: readonly number[], prefix = ''): string {
  const ranges: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const range = ranges.at(-1);
    if (range && number === range.last + 1) range.last = number;
    else ranges.push({ first: number, last: number });
  }
  return ranges.map(({ first, last }) => prefix + (first === last ? first : `${first}–${last}`)).join(', ');
}
