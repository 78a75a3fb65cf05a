import { type HasWord, joinTwo } from './join-lines';
import type { PageBlocks, PdfBlock, TextBlock } from './pdf-blocks';

/** Moves all of a word that was broken at the end of a page to that page. */
export function mendWords(pages: readonly PageBlocks[], hasWord: HasWord): readonly PageBlocks[] {
  const mended = pages.map(({ page, blocks }) => ({ page, blocks: [...blocks] }));
  mended.forEach(({ blocks }, index) => {
    const next = mended[index + 1]?.blocks ?? [];
    // Notes and comments come below the text.
    const at = blocks.findLastIndex(({ type }) => type !== 'note' && type !== 'comment');
    const [last, first] = [textAt(blocks, at), textAt(next, 0)];
    const [end] = /^\p{Ll}\S*/u.exec(first?.text ?? '') ?? [];
    if (!last || !first || end === undefined || !/\p{L}[-\u{2010}\u{AD}]$/u.test(last.text)) return;
    blocks[at] = { ...last, text: joinTwo(last.text, end, hasWord) };
    const rest = first.text.slice(end.length).trimStart();
    if (rest === '') next.shift();
    else next[0] = { ...first, text: rest };
  });
  return mended;
}

function textAt(blocks: readonly PdfBlock[], index: number): TextBlock | null {
  const block = blocks[index];
  return block?.type === 'text' ? block : null;
}
