import { BLOCKS } from '../dom/block-elements';

/** Text whose lines have a meaning in their place, even where they are alike. */
const KEPT = 'pre,table:has(th)';

/** Elements that belong to a line of text though they have no words. */
const WORDLESS = 'img,.tex';

/**
 * Removes every repeated line of a text, in place: quotes of other posts, text that is written once for wide
 * and once for narrow windows, the copies in a carousel. Lines shorter than `least`, in characters, may well
 * repeat: labels, names, prices. A picture on a line of its own says only what it shows, so several views of
 * one thing are one.
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
      // The element that ends a line may be removed with it.
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

/** Removes the part with the ancestors that held nothing else, except those that keep two lines apart. */
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

/** True for a block between the words of two lines, which would become one without it. */
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
