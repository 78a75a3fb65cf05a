import type { Token } from 'marked';
import { lex, type Definitions } from './lex';
import { mend } from './mend';
import { toBlocks } from './to-blocks';
import type { Block } from './tree';

/** What was read of an answer so far: everything before `offset` is settled and never read again. */
interface Reading {
  readonly source: string;
  readonly offset: number;
  readonly settled: readonly Block[];
  /** Definitions within the settled part, and all of them. */
  readonly settledDefinitions: Definitions;
  readonly definitions: Definitions;
}

const NOTHING: Reading = { source: '', offset: 0, settled: [], settledDefinitions: {}, definitions: {} };

/**
 * Reads an answer as it grows. Each call takes all of its text; as long as that continues the text of
 * the call before, only the unfinished end is parsed again, and finished blocks stay the same objects.
 * While the answer is open, its end is shown mended, see `mend`. The closed answer is exactly its Markdown:
 * it is read once more as a whole, and what was read right before stays the same objects.
 */
export function createAnswerReader(): (text: string, isOpen: boolean) => readonly Block[] {
  let reading = NOTHING;
  let shown: readonly Block[] = [];

  return (text, isOpen) => {
    const source = text.trimStart().replace(/\r\n?/g, '\n');
    if (!isOpen) return (shown = keepSame(shown, toBlocks(lex(source, {}).tokens)));
    let from = source.startsWith(reading.source) ? reading : NOTHING;
    let { tokens, definitions } = lex(source.slice(from.offset), from.settledDefinitions);
    if (from.offset > 0 && !isSame(definitions, from.definitions)) {
      // A definition at the end names links anywhere before it.
      from = NOTHING;
      ({ tokens, definitions } = lex(source, {}));
    }
    const lastLine = source.lastIndexOf('\n') + 1;
    if (countFinished(tokens, lastLine - from.offset) > 0) {
      // Only whole lines decide: the last one may still become an underline, a fence or an item.
      const { tokens: whole } = lex(source.slice(from.offset, lastLine), from.settledDefinitions);
      from = settle(from, source, whole.slice(0, countFinished(whole, lastLine - from.offset)), definitions);
      ({ tokens } = lex(source.slice(from.offset), definitions));
    }
    reading = { ...from, source, definitions };
    const end = source.slice(from.offset);
    const mended = mend(end);
    shown = [...from.settled, ...toBlocks(mended === end ? tokens : lex(mended, definitions).tokens)];
    return shown;
  };
}

/** `blocks`, with the objects of `before` in the places of those that say the same. */
function keepSame(before: readonly Block[], blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block, i) => {
    const old = before[i];
    return old && JSON.stringify(old) === JSON.stringify(block) ? old : block;
  });
}

/** How many tokens nothing to come can change: all before the last block that has a whole line. */
function countFinished(tokens: readonly Token[], lastLine: number): number {
  let count = 0;
  let position = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'space' && position < lastLine) count = index;
    position += token.raw.length;
  }
  return count;
}

function settle(from: Reading, source: string, tokens: readonly Token[], definitions: Definitions): Reading {
  const raw = tokens.map((token) => token.raw).join('');
  if (!source.startsWith(raw, from.offset)) return from;
  const hasDefinitions = Object.keys(definitions).length > 0;
  // Whole lines were parsed without what the last line defines.
  const named = hasDefinitions ? lex(raw, definitions).tokens : tokens;
  return {
    ...from,
    offset: from.offset + raw.length,
    settled: [...from.settled, ...toBlocks(named)],
    settledDefinitions: hasDefinitions ? lex(raw, from.settledDefinitions).definitions : {},
  };
}

function isSame(a: Definitions, b: Definitions): boolean {
  const labels = Object.keys(a);
  return (
    labels.length === Object.keys(b).length &&
    labels.every((label) => a[label]?.href === b[label]?.href && a[label]?.title === b[label]?.title)
  );
}
