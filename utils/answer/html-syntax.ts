import type { MarkedExtension } from 'marked';
import { foldLength, openFold } from './folds';
import { inlineTag } from './inline-tags';
import type { Reading } from './reading';

const COMMENT = /^ {0,3}<!--[^]*?-->[ \t]*(?:\n+|$)/;
const FOLD_TAG = /^[^>]*>/;
const SUMMARY = /^\s*<summary(?:\s[^<>]*)?>([^]*?)<\/summary\s*>/i;
/** While it is being written it ends with its line. */
const OPEN_SUMMARY = /^\s*<summary(?:\s[^<>]*)?>([^\n]*)/i;
const CLOSING = /<\/details\s*>$/i;
const MOST_FOLDS = 12;

/**
 * Reads the few tags that models write and mean: folds, and the lines of HTML that hold comments or inline
 * tags, see `inlineTag`. Anything else stays raw HTML, which is shown as text.
 */
export function htmlSyntax(reading: Reading): MarkedExtension {
  return {
    tokenizer: {
      html(source) {
        const comment = COMMENT.exec(source)?.[0];
        if (comment !== undefined)
          return { type: 'html', block: true, raw: comment, pre: false, text: comment };
        // A line that begins with one of them is a paragraph.
        return source.trimStart().startsWith('<!--') || inlineTag(source.trimStart()) ? undefined : false;
      },
    },
    extensions: [
      {
        name: 'fold',
        level: 'block',
        tokenizer(source) {
          const line = /^ {0,3}(<d[^\n]*)/i.exec(source)?.[1];
          if (line === undefined || reading.folds >= MOST_FOLDS || !openFold(line)) return undefined;
          const raw = source.slice(0, foldLength(source));
          const inner = raw.replace(FOLD_TAG, '').replace(CLOSING, '');
          const [head = '', summary] = SUMMARY.exec(inner) ?? OPEN_SUMMARY.exec(inner) ?? [];
          reading.folds += 1;
          const tokens = this.lexer.blockTokens(inner.slice(head.length).replace(/^\s*\n/, ''), []);
          reading.folds -= 1;
          const title = summary?.replaceAll(/\s+/g, ' ').trim();
          return {
            type: 'fold',
            raw,
            summary: title === undefined ? null : this.lexer.inline(title),
            tokens,
          };
        },
      },
    ],
  };
}
