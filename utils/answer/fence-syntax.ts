import type { MarkedExtension } from 'marked';
import { fencedEnd, openFence } from './fences';
import type { Reading } from './reading';

/** Reads a block of Markdown to its own end, beyond those of the blocks within it. */
export function fenceSyntax(reading: Reading): MarkedExtension {
  return {
    tokenizer: {
      fences(source) {
        const line = /^ {0,3}([`~]{3}[^\n]*)/.exec(source)?.[1];
        const fence = line === undefined ? null : openFence(line);
        if (line === undefined || !fence?.isMarkdown) return false;
        const end = fencedEnd(source, fence);
        // One that never ends was meant to end at the first that might have closed it.
        if (end === null && !reading.isOpen) return false;
        reading.isGuess ||= end === null;
        const raw = source.slice(0, end ?? source.length);
        const inner = raw.slice(line.length + raw.indexOf(line) + 1);
        const text = end === null ? inner : inner.replace(/(?:^|\n)[^\n]*\n?$/, '');
        return { type: 'code', raw, lang: line.slice(fence.mark.length).trim(), text };
      },
    },
  };
}
