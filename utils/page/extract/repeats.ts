import { BLOCKS } from '../dom/block-elements';

/** Text whose lines mean something where they stand, though they are alike. */
const KEPT = 'pre,table:has(th)';

/** Parts of a line, and of a text. */
const WORDLESS = 'img,.tex';

/**
 * Removes every line of a text that it has said before, in place: what posts quote of each other, what is
 * written once for wide and once for narrow windows, the copies that make a carousel go round. Lines shorter
 * than `least`, in characters, may well be said twice: labels, names, prices. A picture on a line of its own
 * says only what it shows, so the views of one thing are one.
 */
export function dropRepeats(content: Element, least: number): void {
  const said = new Set<string>();
  let line: (Text | HTMLImageElement)[] = [];
  const end = (): void => {
    const text = textOfLine(line.map((part) => ('data' in part ? part.data : '')));
    const pictures =
      text === '' ? textOfLine(line.map((part) => ('data' in part ? '' : `${part.alt}\n`))) : '';
    const isLong = text.length >= least || pictures !== '';
    const words = pictures === '' ? text : `![${pictures}]`;
    if (isLong && said.has(words)) {
      for (const part of line) if (pictures !== '' || 'data' in part) removeWithHolder(part, content);
    } else if (isLong) said.add(words);
    line = [];
  };
  const read = (parent: Element): void => {
    let next: Node | null;
    for (let node: Node | null = parent.firstChild; node; node = next) {
      // What ends a line may be removed with it.
      next = node.nextSibling;
      if (node.nodeType === node.TEXT_NODE) line.push(node as Text);
      if (node.nodeType !== node.ELEMENT_NODE) continue;
      const element = node as Element;
      const isBreak = element.localName === 'br' || BLOCKS.has(element.localName);
      if (isBreak) end();
      if (element.localName === 'img') line.push(element as HTMLImageElement);
      else if (!element.matches(KEPT)) read(element);
      if (isBreak) end();
    }
  };
  read(content);
  end();
}

function textOfLine(parts: readonly string[]): string {
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** With the elements that held nothing else, but for those that keep two lines apart. */
function removeWithHolder(part: Text | Element, content: Element): void {
  let holder: Element | null = part.parentElement;
  part.remove();
  while (holder && holder !== content && !holder.textContent?.trim() && !holder.querySelector(WORDLESS)) {
    if (isBetweenLines(holder)) return;
    const parent: Element | null = holder.parentElement;
    holder.remove();
    holder = parent;
  }
}

/** A block between words of two lines, which would be one without it. */
function isBetweenLines(element: Element): boolean {
  return (
    BLOCKS.has(element.localName) &&
    (['previousSibling', 'nextSibling'] as const).every((side) => {
      let beside = element[side];
      while (beside && !beside.textContent?.trim() && !BLOCKS.has(beside.nodeName.toLowerCase()))
        beside = beside[side];
      return beside !== null && !BLOCKS.has(beside.nodeName.toLowerCase());
    })
  );
}
