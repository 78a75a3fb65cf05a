import { Lexer, Marked, type Token } from 'marked';
import { addressSyntax } from './address-syntax';
import { citationSyntax } from './citation-syntax';
import { definitionSyntax } from './definition-syntax';
import { emphasisSyntax } from './emphasis-syntax';
import { fenceSyntax } from './fence-syntax';
import { footnoteSyntax } from './footnote-syntax';
import { htmlSyntax } from './html-syntax';
import { mathSyntax } from './math-syntax';
import { begin, createReading } from './reading';
import { note } from '../diagnostics/log';

/** The labels that an answer defines. */
export interface Definitions {
  /** Link definitions by label, as marked keeps them. */
  readonly links: Readonly<Record<string, Definition>>;
  /** The labels of notes, in lower case. */
  readonly notes: ReadonlySet<string>;
}

interface Definition {
  readonly href: string | null;
  readonly title: string | null;
}

export interface Lexed {
  readonly tokens: readonly Token[];
  /** The definitions known at the end; of two with one label the first counts. */
  readonly definitions: Definitions;
  /** The labels of the links that were named by a definition. */
  readonly used: ReadonlySet<string>;
  /** True where more of the answer, or its end, may change what was read. */
  readonly isGuess: boolean;
}

export interface MarkdownLexer {
  readonly hasCitations: boolean;
  /**
   * Reads `source`, which has only `\n` for line ends, as a part of an answer that is still being written
   * (`isOpen`) or has ended.
   */
  (source: string, known: Definitions, isOpen: boolean): Lexed;
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

/** Inlines in inlines: each level is read again. Deeper ones are shown as source. */
const DEEPEST_RUN = 24;

const CODE_BLOCK = /^ {0,3}(?:`{3}|~{3})/;

class BoundLexer extends Lexer {
  #depth = 0;

  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    if (source.length > LONGEST_RUN || this.#depth > DEEPEST_RUN) {
      tokens.push({ type: 'text', raw: source, text: source, escaped: false });
      return tokens;
    }
    this.#depth += 1;
    super.inlineTokens(source, tokens);
    this.#depth -= 1;
    return tokens;
  }
}

/**
 * Reads the Markdown of answers: GFM, footnotes, mathematics, the few tags that are meant as such, and with
 * `hasCitations` citations of passages. Each line end is a token of its own.
 */
export function createMarkdownLexer(hasCitations: boolean): MarkdownLexer {
  const reading = createReading();
  const syntaxes = [
    emphasisSyntax,
    addressSyntax,
    definitionSyntax(reading),
    fenceSyntax(reading),
    htmlSyntax(reading),
    footnoteSyntax(reading),
    mathSyntax(reading),
    ...(hasCitations ? [citationSyntax(reading)] : []),
  ];
  const { defaults } = new Marked({ gfm: true, breaks: true }, ...syntaxes);

  function lex(source: string, known: Definitions, isOpen: boolean): Lexed {
    if (source.length > LONGEST_SOURCE && !CODE_BLOCK.test(source)) return asItCame(source, known);
    const lexer = new BoundLexer(defaults);
    Object.assign(lexer.tokens.links, known.links);
    begin(reading, source, isOpen, known.notes);
    try {
      const tokens = lexer.lex(source);
      const links = lexer.tokens.links as Definitions['links'];
      const { notes, used, isGuess } = reading;
      return { tokens, definitions: { links, notes }, used, isGuess };
    } catch (error) {
      note('answer', 'not-understood', error);
      // Marked recurses: thousands of nested quotes overflow the stack. Such a part is shown as source.
      return asItCame(source, known);
    }
  }
  return Object.assign(lex, { hasCitations });
}

function asItCame(source: string, definitions: Definitions): Lexed {
  const text = { type: 'text', raw: source, text: source, escaped: false };
  const tokens = [{ type: 'paragraph', raw: source, text: source, tokens: [text] }];
  return { tokens, definitions, used: new Set(), isGuess: false };
}
