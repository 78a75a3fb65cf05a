import { BLOCK_SELECTOR } from '../dom/block-elements';
import { siteOfFrame } from '../dom/frame-marks';
import type { CommentedPage } from '../extract/extract';
import { frameSection } from '../extract/frame-sections';
import { toMarkdown } from '../extract/markdown';
import { accountOf, type LeftNodes } from './account';
import { isContent } from './content';
import type { PartKind } from './part-kinds';
import { lettersOf } from './sent-words';

/** A part of the page that is not in the text, and can be taken into it. */
export interface LeftPart {
  /** The same for the same part of a page that is read again. */
  readonly id: string;
  readonly kind: PartKind;
  /** True if it reads like content: the panel then says that it is left out. */
  readonly isContent: boolean;
  /** As Markdown. */
  readonly text: string;
}

/** The least share of a part that is in the comments, for it to be theirs. */
const MIN_COMMENTS = 0.5;

/** The letters of a part that tell it from others. */
const ID_LETTERS = 48;

/**
 * All that a page shows and that is not sent, in its text or with it, in the order of the page. Takes the copy of what
 * it shows apart.
 */
export function leftParts(
  { shown, title, byline, markdown, comments }: CommentedPage,
  url: string,
): readonly LeftPart[] {
  if (!shown) return [];
  const boxes = accountOf(shown, [title, byline ?? '', markdown].join('\n')).parts.map((part) =>
    boxOf(part, siteOfFrame(part.nodes[0])),
  );
  const own = comments === '' ? boxes : boxes.flatMap((boxed) => withoutComments(boxed, comments));
  const left = gather(own).map(({ kind, isContent: reads, host, box }) => ({
    kind,
    isContent: reads,
    text: host === null ? textOfPart(box, url) : frameSection(host, '', textOfPart(box, url)),
  }));
  const all =
    comments === '' ? left : [...left, { kind: 'comments', isContent: true, text: comments } as const];
  return withIds(all);
}

interface Boxed extends Pick<LeftPart, 'kind' | 'isContent'> {
  readonly box: Element;
  /** The site of the frame that it is from; null for the page's own. */
  readonly host: string | null;
}

function boxOf({ kind, nodes }: LeftNodes, host: string | null): Boxed {
  const box = (nodes[0]?.ownerDocument ?? document).createElement('div');
  // Words that are a block's own are a line of their own beside others.
  for (const node of nodes) box.append(node, '\n');
  return { kind, box, host, isContent: isContent(box, kind) };
}

/** A part without what the comments have of it. */
function withoutComments(boxed: Boxed, comments: string): readonly Boxed[] {
  const { shown, sent, parts } = accountOf(boxed.box, comments);
  if (sent < MIN_COMMENTS * shown) return [boxed];
  return parts.map(({ nodes }) => boxOf({ kind: 'controls', nodes }, boxed.host));
}

/** Puts what is no content of each kind together: forty links "Edit" are one part. */
function gather(parts: readonly Boxed[]): readonly Boxed[] {
  const gathered = new Map<string, Element>();
  return parts.filter(({ kind, box, host, isContent: reads }) => {
    if (reads) return true;
    const name = `${kind} ${host}`;
    const first = gathered.get(name);
    if (!first) gathered.set(name, box);
    else first.append(box);
    return !first;
  });
}

/** Names parts by their first words, and those that begin alike by their order. */
function withIds(parts: readonly Omit<LeftPart, 'id'>[]): readonly LeftPart[] {
  const counts = new Map<string, number>();
  return parts.map((part) => {
    const name = `${part.kind}:${lettersOf(part.text).slice(0, ID_LETTERS)}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return { ...part, id: count === 1 ? name : `${name}:${count}` };
  });
}

/** The part as Markdown; as lines of text where that would not have all of its words, such as those of buttons. */
function textOfPart(box: Element, url: string): string {
  const markdown = toMarkdown(box.cloneNode(true) as Element, url);
  const { shown, sent } = accountOf(box, markdown);
  return sent === shown ? markdown : linesOf(box);
}

/** The words of an element, those of each block on a line. */
function linesOf(box: Element): string {
  const walker = box.ownerDocument.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  const lines: string[] = [];
  let last: Element | null = null;
  while (walker.nextNode()) {
    const text = (walker.currentNode.nodeValue ?? '').replace(/\s+/g, ' ');
    const block = walker.currentNode.parentElement?.closest(BLOCK_SELECTOR) ?? null;
    if (block === last) lines.push((lines.pop() ?? '') + text);
    else lines.push(text);
    last = block;
  }
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
