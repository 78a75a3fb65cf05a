import { createAnswerReader } from './blocks';
import { element } from './dom';
import { createBlock, directAll, patchBlock, type ShowContext } from './show-blocks';
import type { ShowParts } from './show-parts';
import type { Block, HeadingDepth } from './tree';

export interface AnswerView {
  /** Shows `text`, all of the answer so far. */
  show(text: string, isOpen: boolean): void;
}

export interface AnswerViewOptions extends ShowParts {
  /** Whether `[7]` points at a passage, or is text. */
  readonly hasMarks: boolean;
  /** Called once for each finished top-level block, and again when a later definition changed it. */
  readonly onFinished: (block: HTMLElement) => void;
}

/** Blocks that stand in one element of their own: to add one to an answer costs the same however long that is. */
const PART = 8;

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Shows an answer in `root`, which is empty, as it grows: one element for each block, made with
 * `createElement` alone, in parts of so many. A finished block is never touched again; of the last ones only what
 * changed is.
 */
export function createAnswerView(root: Element, options: AnswerViewOptions): AnswerView {
  const read = createAnswerReader(options.hasMarks);
  const elements: HTMLElement[] = [];
  const parts: HTMLElement[] = [];
  let shown: readonly Block[] = [];
  let finished = 0;
  let isDirected = false;
  let looked = 0;

  function partOf(index: number): HTMLElement {
    return (parts[Math.floor(index / PART)] ??= root.appendChild(element('div', 'markdown-part')));
  }

  return {
    show(text, isOpen) {
      const { blocks, finished: now } = read(text, isOpen);
      if (!isDirected && RIGHT_TO_LEFT.test(text.slice(Math.max(looked - 1, 0)))) {
        isDirected = true;
        directAll(root);
      }
      looked = text.length;
      const context: ShowContext = { ...options, top: topOf(blocks), isDirected };
      for (const [index, block] of blocks.entries()) {
        const before = shown[index];
        const old = elements[index];
        if (before !== block) {
          const node = before && old ? patchBlock(old, before, block, context) : createBlock(block, context);
          if (!old) partOf(index).appendChild(node);
          else if (node !== old) old.replaceWith(node);
          elements[index] = node;
        }
        const node = elements[index];
        if (node && index < now && (before !== block || index >= finished)) options.onFinished(node);
      }
      for (const extra of elements.splice(blocks.length)) extra.remove();
      for (const extra of parts.splice(Math.ceil(blocks.length / PART))) extra.remove();
      // Only full parts whose blocks are all finished: their heights stay.
      for (const [index, part] of parts.entries())
        part.classList.toggle('markdown-part-finished', (index + 1) * PART <= now);
      shown = blocks;
      finished = now;
    },
  };
}

/** The depth of the first heading, which is known as soon as there is one. */
function topOf(blocks: readonly Block[]): HeadingDepth {
  return blocks.find((block) => block.type === 'heading')?.depth ?? 1;
}
