import { Lexer, Marked, type MarkedExtension, type Token } from 'marked';

/** Link definitions by label, as marked keeps them. */
export type Definitions = Readonly<Record<string, Definition>>;

interface Definition {
  readonly href: string | null;
  readonly title: string | null;
}

/**
 * CommonMark takes `**「強調」**です` for plain text: a closing `**` between punctuation and a letter
 * doesn't close. Scripts without spaces write just that, so strong emphasis counts here if the mark
 * stands beside punctuation inside it and beside such a script outside it.
 */
const STRONG = /^\*\*(?![\s*])((?:\\.|[^*\\\n])+?)(?<!\s)\*\*(?!\*)/u;
const OPENS_WITH_CJK_PUNCTUATION = /^[「『（《〈【〔“‘]/u;
const ENDS_WITH_PUNCTUATION = /[\p{P}\p{S}]$/u;
const STARTS_UNSPACED = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]/u;

const unspacedStrong: MarkedExtension = {
  extensions: [
    {
      name: 'unspacedStrong',
      level: 'inline',
      start: (source) => {
        const index = source.indexOf('**');
        return index === -1 ? undefined : index;
      },
      tokenizer(source) {
        const match = STRONG.exec(source);
        const [raw, text] = [match?.[0] ?? '', match?.[1] ?? ''];
        const closes = ENDS_WITH_PUNCTUATION.test(text) && STARTS_UNSPACED.test(source.slice(raw.length));
        if (!closes && !OPENS_WITH_CJK_PUNCTUATION.test(text)) return undefined;
        return { type: 'strong', raw, text, tokens: this.lexer.inlineTokens(text) };
      },
    },
  ],
};

const { defaults } = new Marked({ gfm: true }, unspacedStrong);

/**
 * The top-level tokens of `source`, whose `raw`s add up to it, and the link definitions known at its
 * end. `source` has only `\n` for line ends.
 */
export function lex(
  source: string,
  known: Definitions,
): { tokens: readonly Token[]; definitions: Definitions } {
  const lexer = new Lexer(defaults);
  Object.assign(lexer.tokens.links, known);
  try {
    return { tokens: lexer.lex(source), definitions: lexer.tokens.links as Definitions };
  } catch {
    // Marked recurses: thousands of nested quotes overflow the stack. Such an answer is shown as it came.
    const text = { type: 'text', raw: source, text: source, escaped: false };
    return { tokens: [{ type: 'paragraph', raw: source, text: source, tokens: [text] }], definitions: known };
  }
}
