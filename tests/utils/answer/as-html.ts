import { createAnswerReader } from '@/utils/answer/read-blocks';
import type { Block, Inline, TightText } from '@/utils/answer/tree';
import { allBlocks } from './all-blocks';

/** An answer as short HTML, to be compared: `[7]` is `<cite 7>`, a formula `<math x>`. */
export function asHtml(text: string, hasCitations = false): string {
  return htmlOf(allBlocks(createAnswerReader(hasCitations)(text, false)));
}

/** An answer that is still being written. */
export function asOpenHtml(text: string, hasCitations = false): string {
  return htmlOf(allBlocks(createAnswerReader(hasCitations)(text, true)));
}

function htmlOf(blocks: readonly (Block | TightText)[]): string {
  return blocks.map(blockHtml).join('\n');
}

function blockHtml(block: Block | TightText): string {
  switch (block.type) {
    case 'tight':
      return inlineHtml(block.children);
    case 'paragraph':
      return `<p>${inlineHtml(block.children)}</p>`;
    case 'heading':
      return `<h${block.depth}>${inlineHtml(block.children)}</h${block.depth}>`;
    case 'quote':
      return `<blockquote>${htmlOf(block.children)}</blockquote>`;
    case 'code':
      return `<pre ${block.language}>${block.text}</pre>`;
    case 'list':
      return `<list>${block.items.map(({ children }) => `<li>${htmlOf(children)}</li>`).join('')}</list>`;
    case 'table': {
      const rows = [block.header, ...block.rows];
      return `<table>${rows.map((row) => row.map(({ children }) => inlineHtml(children)).join(' | ')).join('\n')}</table>`;
    }
    case 'rule':
      return '<hr>';
    case 'formula':
      return `<formula ${block.source}>`;
    case 'footnote':
      return `<note ${block.label}>${htmlOf(block.children)}</note>`;
    case 'fold':
      return `<fold>${block.summary ? `<summary>${inlineHtml(block.summary)}</summary>` : ''}${htmlOf(block.children)}</fold>`;
  }
}

function inlineHtml(inlines: readonly Inline[]): string {
  return inlines.map(oneHtml).join('');
}

function oneHtml(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'code':
      return `<code>${inline.text}</code>`;
    case 'strong':
    case 'emphasis':
    case 'deleted': {
      const tag = { strong: 'b', emphasis: 'i', deleted: 's' }[inline.type];
      return `<${tag}>${inlineHtml(inline.children)}</${tag}>`;
    }
    case 'element':
      return `<${inline.name}>${inlineHtml(inline.children)}</${inline.name}>`;
    case 'link':
      return `<a ${inline.href}>${inlineHtml(inline.children)}</a>`;
    case 'image':
      return `<img ${inline.href ?? ''}>${inline.alt}</img>`;
    case 'break':
      return '<br>';
    case 'math':
      return `<math ${inline.source}>`;
    case 'reference':
      return `<ref ${inline.label}>`;
    case 'citation':
      return `<cite ${inline.source === null ? '' : `${inline.source}·`}${inline.passage}>`;
  }
}
