import type { MarkedExtension } from 'marked';

/**
 * CommonMark takes `**「強調」**です` for plain text: a closing `**` between punctuation and a letter doesn't
 * close. Scripts without spaces write just that, so strong emphasis counts here if the delimiter is next to
 * punctuation inside it and to such a script outside it.
 */
const STRONG = /^\*\*(?![\s*])((?:\\.|[^*\\\n])+?)(?<!\s)\*\*(?!\*)/u;
const OPENS_WITH_CJK_PUNCTUATION = /^[「『（《〈【〔“‘]/u;
const ENDS_WITH_PUNCTUATION = /[\p{P}\p{S}]$/u;
const STARTS_UNSPACED = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]/u;

export const emphasisSyntax: MarkedExtension = {
  extensions: [
    {
      name: 'unspacedStrong',
      level: 'inline',
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
