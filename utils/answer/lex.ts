import { Lexer, Marked, type Token } from 'marked';
import { citationSyntax } from './citation-syntax';
import { emphasisSyntax } from './emphasis-syntax';
import { footnoteSyntax } from './footnote-syntax';
import { mathSyntax } from './math-syntax';
import { note } from '../diagnostics/log';

/** Link definitions by label, as marked keeps them. */
export type Definitions = Readonly<Record<string, Definition>>;

interface Definition {
  readonly href: string | null;
  readonly title: string | null;
}

export interface MarkdownLexer {
  readonly hasCitations: boolean;
  /**
   * Returns the top-level tokens of `source`, and the link definitions known at its end; of two with one
   * label the first counts. `source` has only `\n` for line ends.
   */
  (
    source: string,
    known: Definitions,
  ): { readonly tokens: readonly Token[]; readonly definitions: Definitions };
}

/**
 * Characters of one run of inlines, a paragraph's or a cell's. Marked reads a run in quadratic time; no
 * writer comes near this, so a longer one is data or an attack, and is shown as source.
 */
export const LONGEST_RUN = 10_000;

/**
 * Characters of one segment that is read as Markdown. Segments are cut well before it, so a longer one is a
 * line that no writer writes: blocks on one line are nested, and each level is read again.
 */
export const LONGEST_SOURCE = 40_000;

const CODE_BLOCK = /^ {0,3}(?:`{3}|~{3})/;

class BoundLexer extends Lexer {
  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    if (source.length <= LONGEST_RUN) return super.inlineTokens(source, tokens);
    tokens.push({ type: 'text', raw: source, text: source, escaped: false });
    return tokens;
  }
}

/**
 * Reads the Markdown of answers: GFM, footnotes, mathematics, and with `hasCitations` citations of passages.
 */
export function createMarkdownLexer(hasCitations: boolean): MarkdownLexer {
  const syntaxes = [emphasisSyntax, footnoteSyntax, mathSyntax, ...(hasCitations ? [citationSyntax] : [])];
  const { defaults } = new Marked({ gfm: true }, ...syntaxes);

  function lex(source: string, known: Definitions) {
    if (source.length > LONGEST_SOURCE && !CODE_BLOCK.test(source)) return asItCame(source, known);
    const lexer = new BoundLexer(defaults);
    Object.assign(lexer.tokens.links, known);
    try {
      return { tokens: lexer.lex(source), definitions: lexer.tokens.links as Definitions };
    } catch (error) {
      note('answer', 'not-understood', error);
      // Marked recurses: thousands of nested quotes overflow the stack. Such a part is shown as source.
      return asItCame(source, known);
    }
  }
  return Object.assign(lex, { hasCitations });
}

function asItCame(source: string, definitions: Definitions) {
  const text = { type: 'text', raw: source, text: source, escaped: false };
  return { tokens: [{ type: 'paragraph', raw: source, text: source, tokens: [text] }], definitions };
}
