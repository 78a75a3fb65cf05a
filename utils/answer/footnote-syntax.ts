import type { MarkedExtension } from 'marked';

/** Its first line, continued lines, and indented ones after a blank line. */
const NOTE =
  /^ {0,3}\[\^([^\]\s]{1,64})\]:[ \t]*([^\n]*(?:\n(?! {0,3}\[\^|[ \t]*(?:\n|$))[^\n]+)*(?:\n(?:[ \t]*\n)*(?: {2,}|\t)[^\n]+)*)(?:\n|$)/;
const NOTE_START = /\n {0,3}\[\^[^\]\s]{1,64}\]:/;
const REFERENCE = /^\[\^([^\]\s]{1,64})\]/;

/** Reads footnotes: `[^1]` in the text, `[^1]: …` for their content. */
export const footnoteSyntax: MarkedExtension = {
  extensions: [
    {
      name: 'footnote',
      level: 'block',
      start: (source) => {
        const index = source.search(NOTE_START);
        return index === -1 ? undefined : index + 1;
      },
      tokenizer(source) {
        const [raw, label, text = ''] = NOTE.exec(source) ?? [];
        if (raw === undefined) return undefined;
        const inner = text.replace(/\n(?: {1,4}|\t)/g, '\n');
        return { type: 'footnote', raw, label, tokens: this.lexer.blockTokens(inner, []) };
      },
    },
    {
      name: 'reference',
      level: 'inline',
      tokenizer(source) {
        const [raw, label] = REFERENCE.exec(source) ?? [];
        return raw === undefined ? undefined : { type: 'reference', raw, label };
      },
    },
  ],
};
