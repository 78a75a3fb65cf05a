import { Lexer, Marked, type Token } from 'marked';
import { emphasisSyntax } from './emphasis-syntax';
import { footnoteSyntax } from './footnote-syntax';
import { markSyntax } from './mark-syntax';
import { mathSyntax } from './math-syntax';

/** Link definitions by label, as marked keeps them. */
export type Definitions = Readonly<Record<string, Definition>>;

interface Definition {
  readonly href: string | null;
  readonly title: string | null;
}

export interface MarkdownLexer {
  readonly hasMarks: boolean;
  /**
   * The top-level tokens of `source`, and the link definitions known at its end; of two with one label
   * the first counts. `source` has only `\n` for line ends.
   */
  (
    source: string,
    known: Definitions,
  ): { readonly tokens: readonly Token[]; readonly definitions: Definitions };
}

/** Reads the Markdown of answers: GFM, footnotes, mathematics, and with `hasMarks` the marks of passages. */
export function createMarkdownLexer(hasMarks: boolean): MarkdownLexer {
  const syntaxes = [emphasisSyntax, footnoteSyntax, mathSyntax, ...(hasMarks ? [markSyntax] : [])];
  const { defaults } = new Marked({ gfm: true }, ...syntaxes);

  function lex(source: string, known: Definitions) {
    const lexer = new Lexer(defaults);
    Object.assign(lexer.tokens.links, known);
    try {
      return { tokens: lexer.lex(source), definitions: lexer.tokens.links as Definitions };
    } catch {
      // Marked recurses: thousands of nested quotes overflow the stack. Such a part is shown as it came.
      const text = { type: 'text', raw: source, text: source, escaped: false };
      const paragraph = { type: 'paragraph', raw: source, text: source, tokens: [text] };
      return { tokens: [paragraph], definitions: known };
    }
  }
  return Object.assign(lex, { hasMarks });
}
