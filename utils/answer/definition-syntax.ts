import { Tokenizer, type MarkedExtension } from 'marked';
import type { Reading } from './reading';

const ADDRESS = /^<?(?:[a-z][a-z\d+.-]*:\/\/|mailto:)/i;

/** One at the end of a text, with its target. */
const LAST = /^ {0,3}\[(?!\^)[^\][\n]+\]:[^\S\n]*(\S+)$/;

/**
 * Reads the definition of a link, `[1]: https://…`, which shows nothing by itself. One that names no address is a
 * line of its own, as in `[TODO]: later`: nothing could lead there, and its words would be lost.
 */
export function definitionSyntax(reading: Reading): MarkedExtension {
  return {
    extensions: [
      {
        name: 'half-definition',
        level: 'block',
        tokenizer(source) {
          const [, target] = LAST.exec(source) ?? [];
          if (!reading.isOpen || target === undefined || ADDRESS.test(target)) return undefined;
          // It may be half of an address.
          reading.isGuess = true;
          return { type: 'space', raw: source };
        },
      },
    ],
    tokenizer: {
      def(source) {
        const token = Tokenizer.prototype.def.call(this, source);
        return token && ADDRESS.test(token.href) ? token : undefined;
      },
    },
  };
}
