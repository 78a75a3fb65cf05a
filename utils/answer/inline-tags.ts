import type { Token } from 'marked';

/** The tags that models write within a line, and the token that each of them becomes. */
const TYPES = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  s: 'del',
  strike: 'del',
  del: 'del',
  u: 'u',
  ins: 'ins',
  sub: 'sub',
  sup: 'sup',
  kbd: 'kbd',
  mark: 'mark',
  small: 'small',
  br: 'br',
} as const;

/** Tags around prose: between blanks they are talked about, as in "between <b> and </b>". */
const AROUND_WORDS: ReadonlySet<string> = new Set('b strong i em s strike del u ins mark small'.split(' '));

const TAG = /^<(\/?)([a-z]{1,7})(?:\s[^<>]{0,200})?(\/?)>/i;
const HALF_TAG = /^<\/?([a-z]{0,7})(\s[^<>]{0,200})?$/i;
const HALF_COMMENT = /^<(?:!|!-|!--(?![^]*-->)[^]{0,500})$/;
const NAMES = [...Object.keys(TYPES), 'details', 'summary'];

/** Deeper than anyone nests tags in a line. */
const DEEPEST = 12;

export interface InlineTag {
  readonly raw: string;
  readonly name: keyof typeof TYPES;
  readonly isClosing: boolean;
}

/** The tag at the beginning of `source`; null where there is none, or one that means nothing here. */
export function inlineTag(source: string): InlineTag | null {
  const [raw, slash, tag = '', end] = TAG.exec(source) ?? [];
  const name = tag.toLowerCase();
  if (raw === undefined || !isKnown(name) || (end !== '' && name !== 'br')) return null;
  return { raw, name, isClosing: slash !== '' };
}

function isKnown(name: string): name is keyof typeof TYPES {
  return Object.hasOwn(TYPES, name);
}

/** True if `end`, the end of a growing answer from a `<` on, may be half of a tag or a comment. */
export function isHalfTag(end: string): boolean {
  if (HALF_COMMENT.test(end)) return true;
  const [whole, half = '', attributes] = HALF_TAG.exec(end) ?? [];
  if (whole === undefined) return false;
  const name = half.toLowerCase();
  return attributes === undefined ? NAMES.some((known) => known.startsWith(name)) : NAMES.includes(name);
}

interface Open {
  /** Null for the run itself. */
  readonly tag: InlineTag | null;
  readonly tokens: Token[];
}

/**
 * Replaces pairs of tags in a run of tokens by one token with the tokens between them. Attributes are left
 * out. A tag without a counterpart stays as it came, and is shown as text; one that is closed by the end of
 * its parent needs none.
 */
export function pairTags(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some((token) => token.type === 'html')) return tokens;
  const open: Open[] = [{ tag: null, tokens: [] }];
  /** Tags that were closed with their parent: their own end may still come. */
  const closed: string[] = [];
  let isAfterTag = false;

  function put(...added: readonly Token[]): void {
    open.at(-1)?.tokens.push(...added);
  }
  function close(isWhole: boolean, end: Token | null): void {
    const { tag, tokens: inner } = open.pop() ?? { tag: null, tokens: [] };
    if (!tag) return;
    if (isWhole && !isTalkedAbout(tag, inner))
      put({ type: TYPES[tag.name], raw: tag.raw, text: '', tokens: inner });
    else put(asText(tag.raw), ...inner, ...(end ? [asText(end.raw)] : []));
  }

  for (const token of tokens) {
    const tag = token.type === 'html' ? inlineTag(token.raw) : null;
    if (token.type === 'br' && isAfterTag && token.raw.startsWith('\n')) {
      // The tag has ended the line already.
      isAfterTag = false;
      continue;
    }
    isAfterTag = tag?.name === 'br';
    if (!tag || isAfterTag) put(tag ? { type: 'br', raw: '\\\n' } : token);
    else if (!tag.isClosing) {
      if (open.length > DEEPEST) put(asText(token.raw));
      else open.push({ tag, tokens: [] });
    } else {
      const at = open.findLastIndex((one) => one.tag?.name === tag.name);
      const owed = closed.indexOf(tag.name);
      if (at === -1 && owed === -1) put(asText(token.raw));
      else if (at === -1) closed.splice(owed, 1);
      else {
        while (open.length > at + 1) {
          const inner = open.at(-1);
          const isMeant = !/^\s/.test(inner?.tokens[0]?.raw ?? ' ');
          if (inner?.tag && isMeant) closed.push(inner.tag.name);
          close(isMeant, null);
        }
        close(true, token);
      }
    }
  }
  while (open.length > 1) close(false, null);
  return open[0]?.tokens ?? [];
}

function asText(raw: string): Token {
  return { type: 'text', raw, text: raw, escaped: false };
}

function isTalkedAbout({ name }: InlineTag, inner: readonly Token[]): boolean {
  const first = inner[0]?.raw ?? '';
  const last = inner.at(-1)?.raw ?? '';
  return AROUND_WORDS.has(name) && /^\s/.test(first) && /\s$/.test(last);
}
