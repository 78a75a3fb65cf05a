import { Tokenizer, type MarkedExtension } from 'marked';
import { UNSPACED, WIDE_PUNCTUATION } from './scripts';

const ADDRESS = /^(?:https?:\/\/|ftp:\/\/|www\.)/i;

/**
 * Characters that end an address in running text: nothing separates it from what follows in scripts without
 * spaces, and no address has these signs unescaped, nor a backslash.
 */
const END = new RegExp(
  `[${UNSPACED}${WIDE_PUNCTUATION}\\u3005\\u3006“”„‘’«»‹›…—\\\\،؛؟۔।\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069]`,
  'u',
);

/** Ends a bare address where the text around it goes on: `见https://example.com/a。然后`. */
export const addressSyntax: MarkedExtension = {
  tokenizer: {
    url(source) {
      if (!ADDRESS.test(source)) return false;
      const end = source.search(END);
      return end === -1 ? false : Tokenizer.prototype.url.call(this, source.slice(0, end));
    },
  },
};
