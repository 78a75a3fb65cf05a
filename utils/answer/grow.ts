import type { Block, Inline, TightText } from './tree';

/** Words and what ends them: text wherever it comes, and nothing for the text before it to become. */
const WORDS = /^[\p{L}\p{N} ,;!?。，、；：！？…]*[.:]?$/u;

/** Whoever has one of these somewhere may be about to end what they began, or to name it. */
const BEGINS_ANYWHERE = /[$\\]|\]:/;
/** And these on the line that is written: an address goes on for as long as there is no space. */
const BEGINS_ON_LINE = /[@/&<]|www\./i;

/** A line that ends in the midst of text: a number alone may yet become a list's. */
const IN_TEXT = /\p{L}[\p{N},;!?。，、；：！？…]*$/u;

/**
 * What `blocks` become when `added` follows the text that they were read from; null where all of it must be read
 * again. `rest` is that text, which is read as it stands, with nothing mended.
 *
 * Most of what streams is words in the midst of a paragraph, which only make it longer.
 */
export function grow(blocks: readonly Block[], rest: string, added: string): readonly Block[] | null {
  const line = rest.slice(rest.lastIndexOf('\n') + 1);
  if (!WORDS.test(added) || added.endsWith(' ') || added.includes('  ')) return null;
  if (!IN_TEXT.test(line) || BEGINS_ON_LINE.test(line) || BEGINS_ANYWHERE.test(rest)) return null;
  return withLast(blocks, (block) => growBlock(block, added));
}

function growBlock<One extends Block | TightText>(block: One, added: string): One | null {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'tight': {
      const children = withLast(block.children, (inline) => growText(inline, added));
      return children && { ...block, children };
    }
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

/** A copy whose last item is changed; null where there is none, or it can't be. */
function withLast<Item>(items: readonly Item[], change: (item: Item) => Item | null): readonly Item[] | null {
  const last = items.at(-1);
  const changed = last === undefined ? null : change(last);
  return changed && [...items.slice(0, -1), changed];
}
