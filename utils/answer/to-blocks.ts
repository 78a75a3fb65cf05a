import type { Token, Tokens } from 'marked';
import { decodeEntities } from './entities';
import { safeHref } from './href';
import { pairTags } from './inline-tags';
import { isWrapped, joinLines } from './line-ends';
import type { Block, Cell, HeadingDepth, Inline, ListItem, TightText } from './tree';

/** Deeper than any real answer; below it a nested block is shown as its source. */
const MAX_DEPTH = 24;

/** Turns marked's tokens into the tree that the panel shows; tokens unknown to the tree become text. */
export function toBlocks(tokens: readonly Token[], depth = 0): Block[] {
  return tokens.flatMap((token) => toBlock(token as Tokens.Generic, depth) ?? []);
}

function toBlock(token: Tokens.Generic, depth: number): Block | null {
  if (depth > MAX_DEPTH) return asSource(token);
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'paragraph':
    case 'text':
      return paragraph(runOf(token));
    case 'heading':
      return {
        type: 'heading',
        depth: (token as Tokens.Heading).depth as HeadingDepth,
        children: runOf(token),
      };
    case 'hr':
      return { type: 'rule' };
    case 'blockquote':
      return { type: 'quote', children: toBlocks(token.tokens ?? [], depth + 1) };
    case 'code': {
      const { lang, text } = token as Tokens.Code;
      return { type: 'code', language: decodeEntities(/^\S*/.exec(lang ?? '')?.[0] ?? ''), text };
    }
    case 'list': {
      const { ordered, start, items } = token as Tokens.List;
      return {
        type: 'list',
        start: ordered ? Number(start) : null,
        items: items.map((item) => toItem(item, depth + 1)),
      };
    }
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      return { type: 'table', header: header.map(toCell), rows: rows.map((row) => row.map(toCell)) };
    }
    case 'formula':
      return { type: 'formula', source: token['text'] };
    case 'fold': {
      const summary = token['summary'] as readonly Token[] | null;
      return {
        type: 'fold',
        summary: summary && toInlines(summary, LINES),
        children: toBlocks(token.tokens ?? [], depth + 1),
      };
    }
    case 'html':
      if (isComment(token)) return null;
      break;
    case 'footnote':
      return { type: 'footnote', label: token['label'], children: toBlocks(token.tokens ?? [], depth + 1) };
  }
  return asSource(token);
}

/** A paragraph of blank lines alone, as of a tag `<br>`, is none. */
function paragraph(children: readonly Inline[]): Block | null {
  const isBlank = children.every(
    (child) => child.type === 'break' || (child.type === 'text' && child.text.trim() === ''),
  );
  return isBlank ? null : { type: 'paragraph', children };
}

function isComment({ raw }: Tokens.Generic): boolean {
  return /^\s*<!--[^]*-->\s*$/.test(raw);
}

/** Shows raw HTML, and any token of a later version of marked, as source. */
function asSource(token: Tokens.Generic): Block {
  return { type: 'paragraph', children: [{ type: 'text', text: token.raw.trim() }] };
}

function toItem(item: Tokens.ListItem, depth: number): ListItem {
  const children = item.tokens
    .filter((token) => token.type !== 'checkbox')
    .flatMap((token): (Block | TightText)[] => {
      if (token.type === 'text') return [{ type: 'tight', children: runOf(token as Tokens.Generic) }];
      return toBlocks([token], depth);
    });
  return { isChecked: item.task ? (item.checked ?? false) : null, children };
}

function toCell({ align, tokens }: Tokens.TableCell): Cell {
  return { align, children: toInlines(tokens, LINES) };
}

/** The way in which a run of inlines is read. */
interface Run {
  readonly lineEnd: 'break' | 'space';
  readonly depth: number;
}

const LINES: Run = { lineEnd: 'break', depth: 0 };
const WRAPPED: Run = { lineEnd: 'space', depth: 0 };

/** The inlines of a paragraph, an item, a heading. */
function runOf(token: Tokens.Generic): Inline[] {
  const text: unknown = token['text'];
  const isProse = typeof text === 'string' && text.includes('\n') && isWrapped(text);
  return inlinesOf(token, isProse ? WRAPPED : LINES);
}

function inlinesOf(token: Tokens.Generic, run: Run): Inline[] {
  return token.tokens ? toInlines(token.tokens, run) : [{ type: 'text', text: literal(token) }];
}

/** The inlines in another one. */
function inlinesIn(token: Tokens.Generic, run: Run): Inline[] {
  if (run.depth >= MAX_DEPTH) return [{ type: 'text', text: token.raw }];
  return inlinesOf(token, { ...run, depth: run.depth + 1 });
}

function toInlines(tokens: readonly Token[], run: Run): Inline[] {
  return join(
    pairTags(tokens)
      .filter((token) => token.type !== 'checkbox')
      .flatMap((token) => toInline(token as Tokens.Generic, run)),
  );
}

function toInline(token: Tokens.Generic, run: Run): Inline | Inline[] {
  switch (token.type) {
    case 'text':
      return token.tokens ? toInlines(token.tokens, run) : { type: 'text', text: literal(token) };
    case 'escape':
      return { type: 'text', text: (token as Tokens.Escape).text };
    case 'strong':
      return { type: 'strong', children: inlinesIn(token, run) };
    case 'em':
      return { type: 'emphasis', children: inlinesIn(token, run) };
    case 'del':
      return { type: 'deleted', children: inlinesIn(token, run) };
    case 'u':
    case 'ins':
    case 'sub':
    case 'sup':
    case 'kbd':
    case 'mark':
    case 'small':
      return { type: 'element', name: token.type, children: inlinesIn(token, run) };
    case 'codespan':
      return { type: 'code', text: (token as Tokens.Codespan).text };
    case 'br':
      // Two spaces or a backslash mean a line end anywhere.
      return run.lineEnd === 'break' || /^(?: {2}|\\)/.test(token.raw)
        ? { type: 'break' }
        : { type: 'text', text: '\n' };
    case 'link':
      return linkOf(token as Tokens.Link, run);
    case 'image': {
      const { href, text } = token as Tokens.Image;
      return { type: 'image', href: safeHref(decodeEntities(href)), alt: decodeEntities(text) };
    }
    case 'math':
      return { type: 'math', source: token['text'], isDisplay: token['isDisplay'] };
    case 'reference':
      return { type: 'reference', label: token['label'] };
    case 'citations':
      return token['citations'];
    case 'html':
      if (isComment(token)) return [];
  }
  return { type: 'text', text: token.raw };
}

function linkOf(token: Tokens.Link, run: Run): Inline | Inline[] {
  const { href, autolink } = token;
  const safe = safeHref(autolink ? href : decodeEntities(href));
  // `handlers[0](event)` is no link.
  if (safe === null && /^\d+$/.test(token.text)) return { type: 'text', text: token.raw };
  const label = inlinesIn(token, run);
  if (safe === null) return label;
  // `[](address)` and the like would be an invisible link.
  return { type: 'link', href: safe, children: label.length > 0 ? label : [{ type: 'text', text: safe }] };
}

/** Marked leaves character references to its renderer, except in addresses it took literally. */
function literal(token: Tokens.Generic): string {
  return decodeEntities((token as Tokens.Text).text);
}

/** Joins neighbouring texts, so that a growing paragraph keeps its text nodes. */
function join(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = { type: 'text', text: last.text + inline.text };
    } else joined.push(inline);
  }
  return joined.map((inline) =>
    inline.type === 'text' && inline.text.includes('\n')
      ? { type: 'text', text: joinLines(inline.text) }
      : inline,
  );
}
