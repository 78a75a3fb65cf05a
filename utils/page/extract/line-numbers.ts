/** Stands for a number while its place is looked at; no page has this character. */
const PLACE = '\u{F8FE}';

/** The least share of a block’s lines that begin with their number. */
const MIN_NUMBERED = 0.8;

/** Removes the numbers of a code block’s lines, whatever the markup, in place. `textOf` reads its lines. */
export function dropLineNumbers(pre: Element, textOf: (node: Element) => string): void {
  dropColumn(pre, textOf);
  const leaves = [...pre.querySelectorAll('*')].filter(
    (element) => element.childElementCount === 0 && /^\s*\d+\s*[.:|]?\s*$/.test(element.textContent ?? ''),
  );
  const first = Number.parseInt(leaves[0]?.textContent ?? '', 10);
  const numbers = leaves.filter(
    (leaf, index) => Number.parseInt(leaf.textContent ?? '', 10) === first + index,
  );
  if (numbers.length < 2 || numbers.length < leaves.length) return;
  const kept = numbers.map((number) => number.textContent);
  for (const number of numbers) number.textContent = PLACE;
  const lines = textOf(pre).trim().split('\n');
  const numbered = lines.filter((line) => line.trimStart().startsWith(PLACE));
  const says = numbered.some((line) => line.replaceAll(PLACE, '').trim() !== '');
  const isColumn =
    says && numbered.length === numbers.length && numbered.length >= MIN_NUMBERED * lines.length;
  const isSpaced = numbered.every((line) => /^[ \t]/.test(line.trimStart().slice(PLACE.length)));
  for (const [index, number] of numbers.entries()) {
    if (!isColumn) number.textContent = kept[index] ?? '';
    else if (isSpaced && number.nextSibling?.nodeValue) {
      number.nextSibling.nodeValue = number.nextSibling.nodeValue.replace(/^[ \t]/, '');
    }
    if (isColumn) number.remove();
  }
}

/** Removes a column of numbers that stands before the code, within the block or directly before it. */
function dropColumn(pre: Element, textOf: (node: Element) => string): void {
  for (const part of pre.querySelectorAll('*')) {
    if (!countsUp(textOf(part))) continue;
    const rest = textOf(pre).replace(textOf(part), '').trim();
    if (isAsLong(textOf(part), rest)) part.remove();
  }
  let block = pre;
  for (let level = 0; level < 3 && !block.previousElementSibling && block.parentElement; level += 1) {
    block = block.parentElement;
  }
  const before = block.previousElementSibling;
  if (before && countsUp(textOf(before)) && isAsLong(textOf(before), textOf(pre).trim())) before.remove();
}

/** True for numbers that go up by one, and nothing else. */
export function countsUp(text: string): boolean {
  const parts = text.trim().split(/\s+/);
  const first = Number(parts[0]);
  return (
    parts.length > 1 && parts.every((part, index) => /^\d+$/.test(part) && Number(part) === first + index)
  );
}

function isAsLong(numbers: string, code: string): boolean {
  return Math.abs(numbers.trim().split(/\s+/).length - code.split('\n').length) <= 1;
}
