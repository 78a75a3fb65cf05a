import type { Token, Tokens } from 'marked';
import { decodeEntities } from './entities';
import { safeHref } from './href';
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
      return { type: 'paragraph', children: inlinesOf(token) };
    case 'heading':
      return {
        type: 'heading',
        depth: (token as Tokens.Heading).depth as HeadingDepth,
        children: inlinesOf(token),
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
    case 'footnote':
      return { type: 'footnote', label: token['label'], children: toBlocks(token.tokens ?? [], depth + 1) };
  }
  return asSource(token);
}

/** Shows raw HTML, and any token of a later version of marked, as source. */
function asSource(token: Tokens.Generic): Block {
  return { type: 'paragraph', children: [{ type: 'text', text: token.raw.trim() }] };
}

function toItem(item: Tokens.ListItem, depth: number): ListItem {
  const children = item.tokens
    .filter((token) => token.type !== 'checkbox')
    .flatMap((token): (Block | TightText)[] => {
      if (token.type === 'text') return [{ type: 'tight', children: inlinesOf(token as Tokens.Generic) }];
      return toBlocks([token], depth);
    });
  return { isChecked: item.task ? (item.checked ?? false) : null, children };
}

function toCell({ align, tokens }: Tokens.TableCell): Cell {
  return { align, children: toInlines(tokens) };
}

function inlinesOf(token: Tokens.Generic): Inline[] {
  return token.tokens ? toInlines(token.tokens) : [{ type: 'text', text: literal(token) }];
}

function toInlines(tokens: readonly Token[]): Inline[] {
  return join(
    tokens.filter((token) => token.type !== 'checkbox').flatMap((token) => toInline(token as Tokens.Generic)),
  );
}

function toInline(token: Tokens.Generic): Inline | Inline[] {
  switch (token.type) {
    case 'text':
      return token.tokens ? toInlines(token.tokens) : { type: 'text', text: literal(token) };
    case 'escape':
      return { type: 'text', text: (token as Tokens.Escape).text };
    case 'strong':
      return { type: 'strong', children: inlinesOf(token) };
    case 'em':
      return { type: 'emphasis', children: inlinesOf(token) };
    case 'del':
      return { type: 'deleted', children: inlinesOf(token) };
    case 'codespan':
      return { type: 'code', text: (token as Tokens.Codespan).text };
    case 'br':
      return { type: 'break' };
    case 'link': {
      const { href, autolink } = token as Tokens.Link;
      const safe = safeHref(autolink ? href : decodeEntities(href));
      if (safe === null) return inlinesOf(token);
      const label = inlinesOf(token);
      // `[](address)` and the like would be an invisible link.
      return {
        type: 'link',
        href: safe,
        children: label.length > 0 ? label : [{ type: 'text', text: safe }],
      };
    }
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
      // The one tag that models write on purpose, mostly in table cells.
      if (/^<br\s*\/?>$/i.test(token.raw)) return { type: 'break' };
  }
  return { type: 'text', text: token.raw };
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
  return joined;
}
