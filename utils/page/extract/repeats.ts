import { BLOCKS } from '../dom/block-elements';

/** Text whose lines have a meaning in their place, even where they are alike. */
function isKept(element: Element): boolean {
  return (
    element.localName === 'pre' || (element.localName === 'table' && element.querySelector('th') !== null)
  );
}

/** Elements that belong to a line of text though they have no words. */
const WORDLESS = 'img,.tex';

/** A run of this many lines or more that a page has said before, with this many characters, is one thing said twice. */
const RUN = { lines: 3, length: 60 } as const;

interface Line {
  readonly parts: readonly (Text | HTMLImageElement)[];
  /** Its words, or the names of its pictures where it has none. */
  readonly words: string;
  readonly isPicture: boolean;
}

/**
 * Removes what a text repeats, in place: quotes of other posts, text that is written once for wide and once for narrow
 * windows, the copies in a carousel. Lines shorter than `least`, in characters, may well repeat (labels, names, prices),
 * unless `inRuns` and several of them follow each other as they did before. A picture on a line of its own says only what it shows, so several views of one
 * thing are one.
 */
export function dropRepeats(content: Element, least: number, inRuns = false): void {
  const lines = linesOf(content);
  const said = new Set<string>();
  const again = inRuns ? runsAgain(lines) : new Set<Line>();
  for (const line of lines) {
    const { parts, words, isPicture } = line;
    const isLong = words.length >= least || isPicture;
    if (again.has(line) || (isLong && said.has(words))) {
      for (const part of parts) if (isPicture || 'data' in part) removeWithHolder(part, content);
    } else if (isLong) said.add(words);
  }
}

function linesOf(content: Element): readonly Line[] {
  const lines: Line[] = [];
  let parts: (Text | HTMLImageElement)[] = [];
  const end = (): void => {
    const text = textOfLine(parts.map((part) => ('data' in part ? part.data : '')));
    const pictures =
      text === '' ? textOfLine(parts.map((part) => ('data' in part ? '' : `${part.alt}\n`))) : '';
    const words = pictures === '' ? text : `![${pictures}]`;
    if (words !== '') lines.push({ parts, words, isPicture: pictures !== '' });
    parts = [];
  };
  const read = (parent: Element): void => {
    for (let node: Node | null = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === node.TEXT_NODE) parts.push(node as Text);
      if (node.nodeType !== node.ELEMENT_NODE) continue;
      const element = node as Element;
      const isBreak = element.localName === 'br' || BLOCKS.has(element.localName);
      if (isBreak) end();
      if (element.localName === 'img') parts.push(element as HTMLImageElement);
      else if (!isKept(element)) read(element);
      if (isBreak) end();
    }
  };
  read(content);
  end();
  return lines;
}

/** The lines that follow each other as others did before them. */
function runsAgain(lines: readonly Line[]): ReadonlySet<Line> {
  const again = new Set<Line>();
  const first = new Map<string, number>();
  for (let index = 0; index < lines.length;) {
    const before = first.get(lines[index]?.words ?? '') ?? index;
    let [count, length] = [0, 0];
    while (before + count < index && lines[before + count]?.words === lines[index + count]?.words) {
      length += lines[index + count]?.words.length ?? 0;
      count += 1;
    }
    const isRun = count >= RUN.lines && length >= RUN.length;
    for (const line of isRun ? lines.slice(index, index + count) : []) again.add(line);
    const words = lines[index]?.words;
    if (words !== undefined && !first.has(words)) first.set(words, index);
    index += isRun ? count : 1;
  }
  return again;
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
