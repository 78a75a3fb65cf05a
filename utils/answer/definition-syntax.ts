import { Tokenizer, type MarkedExtension } from 'marked';
import type { Reading } from './reading';

const ADDRESS = /^<?(?:[a-z][a-z\d+.-]*:\/\/|mailto:)/i;

/** One at the end of a text, with its target. */
const LAST = /^ {0,3}\[(?!\^)[^\][\n]+\]:[^\S\n]*(\S+)$/;

/** The label at the end of a link or an image that is defined elsewhere: `[1]`, `[1][]`, `[text][1]`. */
const LABEL = /\[((?:[^\]\\]|\\.)+)\](?:\[\])?$/;

/**
 * Reads the definition of a link, `[1]: https://…`, which shows nothing by itself. One that names no address is a
 * line of its own, as in `[TODO]: later`: nothing could lead there, and its words would be lost. The same is one that
 * the whole of an answer does not use, as in a list of sources: then it is none of those that are known.
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
        if (!token || !ADDRESS.test(token.href)) return undefined;
        // It may be used later.
        if (reading.isOpen) reading.isGuess = true;
        return reading.isOpen || Object.hasOwn(this.lexer.tokens.links, token.tag) ? token : undefined;
      },

      reflink(source, links) {
        const token = Tokenizer.prototype.reflink.call(this, source, links);
        if (token?.type === 'link' || token?.type === 'image') {
          const [, label = ''] = LABEL.exec(token.raw) ?? [];
          reading.used.add(label.replace(/\s+/g, ' ').toLowerCase());
        }
        return token;
      },
    },
  };
}
