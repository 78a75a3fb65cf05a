/** The passages of a page: what an answer can cite by number, and what the page then shows. */
import type { PassageKind } from '../page/passage-target';
import { blocksOf, linesOf, type MarkdownBlock } from '../text/markdown-blocks';
import { splitAtSentences } from '../text/split-at-sentences';

export interface Passage {
  /** From 1, in the order of the text. */
  readonly number: number;
  /**
   * UTF-16 code units of the text. It begins after the sign of an item, a quote or a row, where its citation
   * is put when it is sent, and ends with its last character that is not white space.
   */
  readonly start: number;
  readonly end: number;
  readonly kind: PassageKind;
}

type PassagePart = Omit<Passage, 'number'>;

/**
 * In characters. A longer passage cannot be read at a glance when a citation leads to it, so it is split by
 * sentences.
 */
const LONGEST = 1200;

/**
 * Everything that may come before the words of a line: quotes, bullets, a note's sign, task boxes, a heading
 * in an item.
 */
const PREFIX =
  /^(?:[ \t]*(?:>|(?:[-*+:]|\d{1,9}[.)])(?=[ \t]|$)))*[ \t]*(?:\[\^[^\]\s]+\]:[ \t]+)?(?:\[[ xX]\][ \t]+)?(?:#{1,6}[ \t]+)?/;
/** A mark that Markdown does not know, after a bullet: a letter, a Roman number, a chapter. */
const MARK =
  /^(?:\(?(?:\p{L}|[ivxlc]{2,6}|[IVXLC]{2,6}|\p{Script=Han}{1,4}|\p{Nd}{1,3}(?:\.\p{Nd}{1,3})*)[.)、]|\p{Nd}{1,3}(?:\.\p{Nd}{1,3})+)[ \t]+/u;
const QUOTE = /^(?:[ \t]*>)+[ \t]*/;
const BULLET = /(?:[-*+:]|\d[.)]|\]:)(?:[ \t]|$)/;
const FENCE = /`{3,}|~{3,}/g;
/** A line that only draws: of a table, or between paragraphs. */
const RULE = /^[\s|:*_=-]*$/;
const WORD = /[\p{L}\p{N}]/u;
/** Pictures and link targets. Each part ends where another begins, so that no text is scanned twice. */
const UNSAID = /!\[(?:[^[\]]|\[[^[\]]*\])*\]\([^()\s[]*\)|\]\([^()\s[]*\)/g;

/**
 * The passages of a page's Markdown: each paragraph, item (nested ones are their own), row of a table,
 * paragraph of a quote, formula and piece of code that has a word. A heading is one only if it is a link: on
 * front pages those are all there is. The passages of a block depend on the block alone, so that a change
 * leaves all others as they are.
 */
export function passagesOf(text: string): readonly Passage[] {
  const passages: Passage[] = [];
  for (const block of blocksOf(text)) {
    for (const place of within(block, text)) {
      if (hasWords(text.slice(place.start, place.end)))
        passages.push({ number: passages.length + 1, ...place });
    }
  }
  return passages;
}

function within(block: MarkdownBlock, text: string): readonly PassagePart[] {
  const { type, start, end } = block;
  switch (type) {
    case 'note':
      return [];
    case 'code': {
      FENCE.lastIndex = start;
      return [trimmed('code', FENCE.exec(text)?.index ?? start, end, text)];
    }
    case 'heading':
      return linesWithin(block, text)
        .slice(0, 1)
        .filter((place) => text.slice(place.start, place.end).includes(']('))
        .map((place): PassagePart => ({ kind: 'heading', start: place.start, end: place.end }));
    case 'table':
    case 'text':
      return linesWithin(block, text).flatMap((place) => shorter(place, text));
  }
}

/** Lines that belong together, in a block without blank lines. */
function linesWithin({ start: from, end: to }: MarkdownBlock, text: string): readonly PassagePart[] {
  const first = from + text.slice(from, to).search(/\S/);
  if (text.startsWith('$$', first)) return [trimmed('formula', first, to, text)];
  const places: PassagePart[] = [];
  /** The depth of the quote at the last place; null where no line may continue it. */
  let depth: number | null = null;
  for (const { line, start: lineStart } of linesOf(text, from, to)) {
    const prefix = prefixOf(line);
    const rest = line.slice(prefix.length).trimEnd();
    const start = lineStart + prefix.length;
    const end = start + rest.length;
    const isItem = BULLET.test(prefix);
    const quotes = prefix.split('>').length - 1;
    const last = places.at(-1);
    if (RULE.test(rest)) depth = null;
    else if (rest.startsWith('|')) {
      places.push({ kind: 'row', start: start + (/^\|[ \t]?/.exec(rest)?.[0].length ?? 0), end });
      depth = null;
    } else if (last && depth !== null && !isItem && (quotes === depth || quotes === 0)) {
      // A line of a quoted paragraph may lack its delimiter.
      places[places.length - 1] = { ...last, end };
    } else {
      places.push({ kind: isItem ? 'item' : quotes > 0 ? 'quote' : 'paragraph', start, end });
      depth = quotes;
    }
  }
  return places;
}

function prefixOf(line: string): string {
  const prefix = PREFIX.exec(line)?.[0] ?? '';
  const mark = /[-*+][ \t]+$/.test(prefix) ? MARK.exec(line.slice(prefix.length)) : null;
  return prefix + (mark?.[0] ?? '');
}

function shorter(place: PassagePart, text: string): readonly PassagePart[] {
  const { kind, start, end } = place;
  if (kind === 'row' || kind === 'formula' || end - start <= LONGEST) return [place];
  return splitAtSentences(text, start, end, LONGEST).map((piece): PassagePart => {
    // A piece of a quote may begin at the start of a line, with its delimiter.
    const sign = kind === 'quote' ? (QUOTE.exec(text.slice(piece.start, piece.end))?.[0].length ?? 0) : 0;
    return { kind, start: piece.start + sign, end: piece.end };
  });
}

function trimmed(kind: PassageKind, start: number, end: number, text: string): PassagePart {
  return { kind, start, end: start + text.slice(start, end).trimEnd().length };
}

function hasWords(passage: string): boolean {
  return WORD.test(passage.includes('](') ? passage.replaceAll(UNSAID, '') : passage);
}
