import { mayBeWrapped } from './line-ends';
import type { Block, Inline, TightText } from './tree';

/** Words and their punctuation: these are text anywhere, and change nothing about the text before them. */
const WORDS = /^[\p{L}\p{N} ,;!?。，、；：！？…]*[.:]?$/u;

/** A text with one of these anywhere may be about to end or name something it began. */
const BEGINS_ANYWHERE = /[$\\]|\]:/;
/** And these on its last line: an address continues until a space. */
const BEGINS_ON_LINE = /[@/&<]|www\./i;

/** A line that ends in the middle of text: a number alone may yet become a list's. */
const IN_TEXT = /\p{L}[\p{N},;!?。，、；：！？…]*$/u;

/** Delimiters whose meaning depends on what is beside them. */
const BESIDE_DELIMITER = /[*~].{0,2}$/u;
/** A line that begins an item, and is no rest of the line above it. */
const BEGINS_ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s/;

/**
 * Updates `blocks` when `added` follows the text that they were read from; null where all of it must be read
 * again. `rest` is that text, read without mending.
 *
 * Most of a stream is words in the middle of a paragraph, which only make it longer.
 */
export function grow(blocks: readonly Block[], rest: string, added: string): readonly Block[] | null {
  const start = rest.lastIndexOf('\n') + 1;
  const line = rest.slice(start);
  if (!WORDS.test(added) || added.endsWith(' ') || added.includes('  ')) return null;
  if (!IN_TEXT.test(line) || BEGINS_ON_LINE.test(line) || BEGINS_ANYWHERE.test(rest)) return null;
  if (BESIDE_DELIMITER.test(line) || (start > 0 && isWrappedAt(rest, start))) return null;
  return withLast(blocks, (block) => growBlock(block, added));
}

/** True if the line at `start` may be one of wrapped prose: its words decide whether its lines are joined. */
function isWrappedAt(rest: string, start: number): boolean {
  if (BEGINS_ITEM.test(rest.slice(start))) return false;
  return mayBeWrapped(rest.slice(rest.lastIndexOf('\n', start - 2) + 1, start - 1));
}

function growBlock<One extends Block | TightText>(block: One, added: string): One | null {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'tight': {
      const children = withLast(block.children, (inline) => growText(inline, added));
      return children && { ...block, children };
    }
    case 'fold':
    case 'quote': {
      const children = withLast(block.children, (child) => growBlock(child, added));
      return children && { ...block, children };
    }
    case 'list': {
      const items = withLast(block.items, (item) => {
        const children = withLast(item.children, (child) => growBlock(child, added));
        return children && { ...item, children };
      });
      return items && { ...block, items };
    }
    default:
      return null;
  }
}

function growText(inline: Inline, added: string): Inline | null {
  return inline.type === 'text' ? { type: 'text', text: inline.text + added } : null;
}

/** Returns a copy with the last item changed; null where there is none, or it can't be. */
function withLast<Item>(items: readonly Item[], change: (item: Item) => Item | null): readonly Item[] | null {
  const last = items.at(-1);
  const changed = last === undefined ? null : change(last);
  return changed && [...items.slice(0, -1), changed];
}
