import { element } from './dom';
import { withMoved, type MovedCitation } from './moved-citations';
import { createAnswerReader } from './read-blocks';
import { createBlock, directAll, patchBlock, type ShowContext } from './show-blocks';
import type { ShowParts } from './show-parts';
import type { Block, HeadingDepth } from './tree';

export interface AnswerView {
  /** Shows `written`, the whole answer so far, with its citations as they were moved. */
  show(written: string, isOpen: boolean, moved?: readonly MovedCitation[]): void;
}

export interface AnswerViewOptions extends ShowParts {
  /** True if `[7]` cites a passage; otherwise it is text. */
  readonly hasCitations: boolean;
  /** Called once for each finished top-level block, and again when a later definition changed it. */
  readonly onFinished: (block: HTMLElement) => void;
}

/**
 * Blocks in one container element: this way, adding one to an answer costs the same however long the answer
 * is.
 */
const PART = 16;

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Shows an answer in `root`, which is empty, as it grows: one element for each block, made with
 * `createElement` alone and grouped in containers. A finished block is never touched again; of the last ones
 * only changes are applied.
 */
export function createAnswerView(root: Element, options: AnswerViewOptions): AnswerView {
  const read = createAnswerReader(options.hasCitations);
  const elements: HTMLElement[] = [];
  const parts: HTMLElement[] = [];
  const shown: Block[] = [];
  let finished: readonly Block[] = [];
  let isDirected = false;
  let looked = 0;

  function partOf(index: number): HTMLElement {
    return (parts[Math.floor(index / PART)] ??= root.appendChild(element('div', 'markdown-part')));
  }

  function showBlock(block: Block, index: number, context: ShowContext): HTMLElement {
    const before = shown[index];
    const old = elements[index];
    shown[index] = block;
    if (old && before === block) return old;
    const node = before && old ? patchBlock(old, before, block, context) : createBlock(block, context);
    if (!old) partOf(index).appendChild(node);
    else if (node !== old) old.replaceWith(node);
    elements[index] = node;
    return node;
  }

  return {
    show(written, isOpen, moved = []) {
      const text = withMoved(written, moved);
      const before = finished;
      const { open, finished: now } = read(text, isOpen);
      finished = now;
      if (!isDirected && RIGHT_TO_LEFT.test(text.slice(Math.max(looked - 1, 0)))) {
        isDirected = true;
        directAll(root);
      }
      looked = text.length;
      const context = { ...options, top: depthIn(now) ?? depthIn(open) ?? 1, isDirected };
      if (now !== before) {
        for (const [index, block] of now.entries()) {
          const node = showBlock(block, index, context);
          if (before[index] !== block) options.onFinished(node);
        }
      }
      for (const [index, block] of open.entries()) showBlock(block, now.length + index, context);
      const count = now.length + open.length;
      for (const extra of elements.splice(count)) extra.remove();
      for (const extra of parts.splice(Math.ceil(count / PART))) extra.remove();
      if (now === before) return;
      // Only full containers whose blocks are all finished: their heights stay.
      for (const [index, part] of parts.entries())
        part.classList.toggle('markdown-part-finished', (index + 1) * PART <= now.length);
    },
  };
}

/** The depth of the first heading, null until there is one. */
function depthIn(blocks: readonly Block[]): HeadingDepth | null {
  return blocks.find((block) => block.type === 'heading')?.depth ?? null;
}
