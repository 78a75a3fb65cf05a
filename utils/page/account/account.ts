/**
 * The account of a page's words: each that the page shows is either in the text that is sent, or in one of the parts
 * that are left out. It compares the page with the text itself, so it holds whatever rule made the text.
 */
import { hasBlock } from '../dom/block-elements';
import { FOREIGN, siteOfFrame } from '../dom/frame-marks';
import { isLinkList, kindByItself, kindByLinks } from './kinds';
import { type PartKind } from './part-kinds';
import { createSentWords, lettersOf, type Match, type SentWords } from './sent-words';

/** Neighbours of one kind of which nothing is sent, in the order of the page. */
export interface LeftNodes {
  readonly kind: PartKind;
  readonly nodes: readonly Node[];
}

export interface Account {
  /** Letters and numbers that the page shows, and how many of them are sent. The rest is in the parts. */
  readonly shown: number;
  readonly sent: number;
  /** The parts that are left out, in the order of the page. */
  readonly parts: readonly LeftNodes[];
}

/** More letters than this are looked at in pieces: the block is no line of text. */
const MAX_LINE = 4000;

interface Entry {
  /** Letters in it, and how many of them are surely and how many likely sent. */
  readonly shown: number;
  readonly sent: number;
  readonly likely: number;
  readonly node: Node;
  /** Empty for what is looked at as one. */
  readonly entries: readonly Entry[];
}

/** Draws up the account of a page. `page` is a copy of all that it shows, `markdown` what is sent of it. */
export function accountOf(page: Element, markdown: string): Account {
  const root = enter(page, createSentWords(markdown));
  const parts: LeftNodes[] = [];
  const left = isLeft(root) ? root.shown : collect(root, null, parts);
  if (isLeft(root) && root.shown > 0) parts.push(...divide([page], null));
  return { shown: root.shown, sent: root.shown - left, parts };
}

function enter(node: Node, words: SentWords): Entry {
  if (node.nodeType === node.TEXT_NODE) return entryOf(node, lettersOf(node.nodeValue ?? ''), words);
  const element = node as Element;
  if (!hasBlock(element) || element.localName === 'tr') {
    const letters = lettersOf(element.textContent ?? '');
    const line = letters.length <= MAX_LINE ? entryOf(element, letters, words) : null;
    if (line && line.shown === line.sent) return line;
  }
  const entries: Entry[] = [];
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType !== child.TEXT_NODE && child.nodeType !== child.ELEMENT_NODE) continue;
    const entry = enter(child, words);
    if (entry.shown > 0) entries.push(entry);
  }
  const sum = (member: 'shown' | 'sent' | 'likely') => entries.reduce((all, entry) => all + entry[member], 0);
  return { node, shown: sum('shown'), sent: sum('sent'), likely: sum('likely'), entries };
}

function entryOf(node: Node, letters: string, words: SentWords): Entry {
  const shown = letters.length;
  const match: Match = shown === 0 ? 'absent' : words.match(letters);
  return {
    node,
    shown,
    sent: match === 'sent' ? shown : 0,
    likely: match === 'likely' ? shown : 0,
    entries: [],
  };
}

/** Short words that stand in any text do not make a menu a part of it. */
function isLeft({ shown, sent, likely }: Entry): boolean {
  return sent === 0 && likely < 0.5 * shown;
}

/** Collects the parts within an entry of which something is sent. Returns the letters in them. */
function collect(entry: Entry, around: PartKind | null, parts: LeftNodes[]): number {
  const kind = entry.node.nodeType === entry.node.ELEMENT_NODE ? kindByItself(entry.node as Element) : null;
  const within = kind === 'site' || kind === null ? around : kind;
  let left = 0;
  let run: Node[] = [];
  const end = (): void => {
    if (run.length > 0) parts.push(...divide(run, within));
    run = [];
  };
  for (const each of entry.entries) {
    if (isLeft(each)) {
      run.push(each.node);
      left += each.shown;
      continue;
    }
    end();
    left += collect(each, within, parts);
  }
  end();
  return left;
}

/** Divides neighbours of which nothing is sent by their kinds. */
function divide(nodes: readonly Node[], around: PartKind | null): readonly LeftNodes[] {
  const parts: { kind: PartKind; nodes: Node[] }[] = [];
  const add = (kind: PartKind, node: Node): void => {
    const last = parts.at(-1);
    const isAlike = last?.kind === kind && siteOfFrame(last.nodes[0]) === siteOfFrame(node);
    if (isAlike) last.nodes.push(node);
    else parts.push({ kind, nodes: [node] });
  };
  const look = (node: Node, outer: PartKind | null): void => {
    if (node.nodeType !== node.ELEMENT_NODE) return add(outer ?? 'clutter', node);
    const element = node as Element;
    const own = kindByItself(element) ?? outer;
    // What is from elsewhere never goes with what is the page's own.
    const isOfOne = !element.querySelector(FOREIGN);
    if (isOfOne && (own || !hasBlock(element) || isLinkList(element)))
      return add(own ?? kindByLinks([element]), element);
    for (const child of element.childNodes) if (child.textContent?.trim()) look(child, own);
  };
  for (const node of nodes) look(node, around);
  return parts.map(({ kind, nodes: all }) => ({
    kind: kind === 'clutter' ? kindByLinks(all) : kind,
    nodes: all,
  }));
}
