import { HEADINGS, hasBlock } from '../dom/block-elements';
import { foldedLength, textLength, textOf } from '../dom/text-length';
import type { PartKind } from './part-kinds';

/** Fewer characters of sentences than this are a notice. */
const MIN_SENTENCES = 160;

/** A part that says it is no content has at least this many, and they are most of it. */
const MIN_FURNITURE = { sentences: 400, share: 0.6 } as const;

/** This many rows of a table with headers are data. */
const MIN_ROWS = 3;

/** This many labels with their values are a record. */
const MIN_VALUES = 3;

/** Shorter than this, in characters, a piece of text is a label. */
const MIN_SENTENCE = 40;

/** A piece as long as this is a sentence also where its writing has no full stops. */
const LONG_SENTENCE = 200;

/** A label of a few words, and a value. */
const LABELLED = /^[^:：]{2,40}[:：]\s*\S/u;

const SENTENCE_END = /[.!?。！？؟۔।॥…]["'”’»)\]]*(\s|$)/u;

const FURNITURE: ReadonlySet<PartKind> = new Set([
  'navigation',
  'advertising',
  'controls',
  'site',
  'related',
]);

/** True for a part that reads like content: sentences, a heading with text, rows of data, labels with values. */
export function isContent(part: Element, kind: PartKind): boolean {
  if (kind === 'consent' || kind === 'hidden') return false;
  const sentences = sentencesLength(part);
  if (FURNITURE.has(kind)) {
    return sentences >= MIN_FURNITURE.sentences && sentences >= MIN_FURNITURE.share * textLength(part);
  }
  if (sentences >= MIN_SENTENCES) return true;
  if (part.querySelector(HEADINGS) && sentences >= MIN_SENTENCES / 2) return true;
  if (part.querySelectorAll('table:has(th) tr').length > MIN_ROWS) return true;
  return countValues(part) >= MIN_VALUES;
}

/** Counts labels with their values. */
function countValues(part: Element): number {
  const described = Math.min(part.querySelectorAll('dt').length, part.querySelectorAll('dd').length);
  const lines = [...part.querySelectorAll('p,li,div,tr')].filter(
    (line) => !hasBlock(line) && LABELLED.test(textOf(line)),
  );
  return described + lines.length;
}

/** Counts the characters of whole sentences outside links. */
function sentencesLength(part: Element): number {
  const walker = part.ownerDocument.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  let length = 0;
  while (walker.nextNode()) {
    const text = (walker.currentNode.nodeValue ?? '').trim();
    if (2 * text.length < MIN_SENTENCE || walker.currentNode.parentElement?.closest('a')) continue;
    const wide = foldedLength(text);
    if (wide >= MIN_SENTENCE && (wide >= LONG_SENTENCE || SENTENCE_END.test(text))) length += wide;
  }
  return length;
}
