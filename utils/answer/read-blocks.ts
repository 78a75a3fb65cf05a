import { grow } from './grow';
import { mend } from './mend';
import { createMarkdownLexer, LONGEST_RUN, type Definitions, type Lexed, type MarkdownLexer } from './lex';
import { cut, START, type Cursor } from './segments';
import { toBlocks } from './to-blocks';
import type { Block } from './tree';

export interface AnswerReading {
  /** The same array as in the previous call, as long as nothing was added or changed in it. */
  readonly finished: readonly Block[];
  /** The blocks after them, which may still change. */
  readonly open: readonly Block[];
}

interface Segment {
  readonly source: string;
  readonly blocks: readonly Block[];
  readonly used: ReadonlySet<string>;
  /** True where the end of the answer may change what was read. */
  readonly isGuess: boolean;
}

/** The settled part of an answer: read once, and read again only where a later definition names its links. */
interface Settled {
  readonly segments: readonly Segment[];
  readonly blocks: readonly Block[];
  readonly definitions: Definitions;
}

/** The end of an open answer that was read without mending. */
interface PlainEnd {
  readonly rest: string;
  readonly blocks: readonly Block[];
}

const NOTHING: Settled = { segments: [], blocks: [], definitions: { links: {}, notes: new Set() } };

/**
 * With this many new definitions at once it is quicker to read everything with brackets again than to look
 * for each.
 */
const MANY_DEFINITIONS = 32;

/**
 * Reads an answer as it grows. Each call takes all of its text; as long as that continues the text of the
 * call before, only the segment at its end is read again, and finished blocks stay the same objects. While
 * the answer is open, its end is shown mended, see `mend`.
 *
 * `hasCitations` is true if `[7]` cites a passage; otherwise it is text.
 */
export function createAnswerReader(hasCitations: boolean): (text: string, isOpen: boolean) => AnswerReading {
  const lexer = createMarkdownLexer(hasCitations);
  let seen = '';
  let cursor: Cursor = START;
  let settled = NOTHING;
  let plainEnd: PlainEnd | null = null;

  return (text, isOpen) => {
    // Compared as a whole, which is far quicker than `startsWith` of a long text.
    if (text.slice(0, seen.length) !== seen) [seen, cursor, settled] = ['', START, NOTHING];
    const before = plainEnd;
    plainEnd = null;
    // Between the two halves of a line end nothing is decided.
    const known = text.endsWith('\r') ? text.length - 1 : text.length;
    let added = text.slice(seen.length, known).replace(/\r\n?/g, '\n');
    // The beginning of an answer is no code, however far it is indented.
    if (cursor === START) added = added.trimStart();
    if (added !== '') {
      const step = cut({ ...cursor, rest: cursor.rest + added }, false);
      seen = text.slice(0, known);
      cursor = step.cursor;
      settled = settle(lexer, settled, step.segments);
    }
    if (!isOpen) {
      // The answer may still continue from here.
      const last = cut(cursor, true);
      const all = settle(lexer, settled, [...last.segments, last.cursor.rest]);
      return { finished: withoutGuesses(lexer, all), open: [] };
    }
    const end = goOn(before, cursor) ?? readEnd(lexer, cursor, settled.definitions);
    if (end.isPlain) plainEnd = { rest: cursor.rest, blocks: end.blocks };
    return { finished: settled.blocks, open: end.blocks };
  };
}

interface End {
  readonly blocks: readonly Block[];
  /** True if read without mending. */
  readonly isPlain: boolean;
}

/** Reads the end from its previous state; null where it must be read again. */
function goOn(before: PlainEnd | null, { rest }: Cursor): End | null {
  if (!before || rest.length > LONGEST_RUN || !rest.startsWith(before.rest)) return null;
  const blocks = grow(before.blocks, before.rest, rest.slice(before.rest.length));
  return blocks && { blocks, isPlain: true };
}

function readEnd(lexer: MarkdownLexer, { rest, offset, fences }: Cursor, known: Definitions): End {
  const [outer] = fences;
  if (!outer) {
    const mended = mend(rest, lexer.hasCitations);
    return { blocks: toBlocks(lexer(mended, known, true).tokens), isPlain: mended === rest };
  }
  const fence = outer.mark;
  const start = rest.indexOf('\n') + 1;
  const language = /^\S*/.exec(rest.slice(fence.length, start).trim())?.[0] ?? '';
  // A possible closing fence is not shown, and the last line end belongs to it.
  const end = isClosing(rest.slice(offset), fence) ? offset : rest.length;
  const text = rest.slice(start, end);
  const shown = text.endsWith('\n') ? text.slice(0, -1) : text;
  return { blocks: [{ type: 'code', language, text: shown }], isPlain: false };
}

function isClosing(line: string, fence: string): boolean {
  const mark = line.trim();
  return mark !== '' && mark === fence.charAt(0).repeat(mark.length);
}

function settle(lexer: MarkdownLexer, before: Settled, sources: readonly string[]): Settled {
  const added: Segment[] = [];
  let { definitions } = before;
  for (const source of sources) {
    if (source.trim() === '') continue;
    const read = lexer(source, definitions, true);
    definitions = read.definitions;
    added.push(segmentOf(source, read));
  }
  if (added.length === 0) return before;
  const labels = newLabels(before.definitions, definitions);
  const segments = [...before.segments, ...added];
  if (labels.length === 0) {
    const more = added.flatMap(({ blocks }) => blocks);
    // A comment is a segment without blocks.
    return { segments, definitions, blocks: more.length === 0 ? before.blocks : [...before.blocks, ...more] };
  }
  const renamed = segments.map((segment) => {
    const { source } = segment;
    return mentions(source, labels) ? segmentOf(source, lexer(source, definitions, true)) : segment;
  });
  return { segments: renamed, definitions, blocks: renamed.flatMap(({ blocks }) => blocks) };
}

function segmentOf(source: string, { tokens, used, isGuess }: Lexed): Segment {
  return { source, blocks: toBlocks(tokens), used, isGuess };
}

/** The blocks of an answer that has ended: what was read in the hope of more is read again. */
function withoutGuesses(lexer: MarkdownLexer, { segments, blocks, definitions }: Settled): readonly Block[] {
  if (!segments.some(({ isGuess }) => isGuess)) return blocks;
  const known = onlyUsed(definitions, segments);
  return segments.flatMap((segment) =>
    segment.isGuess ? toBlocks(lexer(segment.source, known, false).tokens) : segment.blocks,
  );
}

/** The definitions by which a link of the answer is named. */
function onlyUsed({ links, notes }: Definitions, segments: readonly Segment[]): Definitions {
  const used = new Set(segments.flatMap((segment) => [...segment.used]));
  return { links: Object.fromEntries(Object.entries(links).filter(([label]) => used.has(label))), notes };
}

/** The labels that are defined after, and not before. Those of notes have their `^`. */
function newLabels(before: Definitions, after: Definitions): readonly string[] {
  const links = Object.keys(after.links).filter((label) => !Object.hasOwn(before.links, label));
  const notes = [...after.notes].filter((label) => !before.notes.has(label)).map((label) => `^${label}`);
  return [...links, ...notes];
}

/** True if `source` may hold a link or a reference by one of `labels`, which are written as they are kept. */
function mentions(source: string, labels: readonly string[]): boolean {
  if (!source.includes('[')) return false;
  if (labels.length > MANY_DEFINITIONS) return true;
  const folded = foldLabel(source);
  return labels.some((label) => folded.includes(`[${foldLabel(label)}]`));
}

/** Folds a label as marked compares them, and without any space. */
function foldLabel(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase().toUpperCase().toLowerCase();
}
