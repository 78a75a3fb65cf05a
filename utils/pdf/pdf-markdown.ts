import type { Headings } from './headings';
import { pageMark } from './page-marks';
import type { PageBlocks, PdfBlock, TextBlock } from './pdf-blocks';

/** In points: items whose left edges are farther apart are nested. */
const NESTED = 6;
const MAX_DEPTH = 5;
/** A box to tick, as `fields` writes it. */
const BOX = /^\[[x ]\]$/u;

/**
 * Writes pages as Markdown. Each begins with its marker, on a line of its own; pages without text are left
 * out.
 */
export function pagesToMarkdown(pages: readonly PageBlocks[], headings: Headings): string {
  return pages
    .filter(({ blocks }) => blocks.length > 0)
    .map(({ page, blocks }) => `${pageMark(page)}\n\n${blocksToMarkdown(blocks, headings)}`)
    .join('\n\n');
}

function blocksToMarkdown(blocks: readonly PdfBlock[], headings: Headings): string {
  const indents: number[] = [];
  let text = '';
  let wasItem = false;
  for (const block of blocks) {
    const level = headings.get(block);
    const isItem = block.type === 'text' && block.marker !== null && level === undefined;
    const written = block.type === 'text' && isItem ? item(block, indents) : other(block, level);
    if (!isItem) indents.length = 0;
    text += (text === '' ? '' : isItem && wasItem ? '\n' : '\n\n') + written;
    wasItem = isItem;
  }
  return text;
}

function item({ marker, text, x }: TextBlock, indents: number[]): string {
  while (indents.length > 0 && x < (indents.at(-1) ?? 0) - NESTED) indents.pop();
  if (indents.length === 0 || x > (indents.at(-1) ?? 0) + NESTED) indents.push(x);
  const indent = '  '.repeat(Math.min(MAX_DEPTH, indents.length - 1));
  const sign = marker !== null && BOX.test(marker) ? `- ${marker}` : marker;
  return `${indent}${sign !== null && /[\p{L}\p{N}[]/u.test(sign) ? sign : '-'} ${text}`.trimEnd();
}

function other(block: PdfBlock, level: number | undefined): string {
  switch (block.type) {
    case 'text': {
      const text = block.marker === null ? block.text : `${block.marker} ${block.text}`;
      return level === undefined ? text : `${'#'.repeat(level)} ${text}`;
    }
    case 'code': {
      const fence = '`'.repeat(
        Math.max(3, ...[...block.text.matchAll(/`+/gu)].map(([run]) => run.length + 1)),
      );
      return `${fence}\n${block.text}\n${fence}`;
    }
    case 'table':
      return table(block.rows);
    case 'note':
      return `[^${block.label}]: ${block.text}`;
    case 'comment':
      return block.text.replace(/^/gmu, '> ');
  }
}

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  return [tableRow(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(tableRow)].join('\n');
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
