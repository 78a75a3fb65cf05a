import { escapeTags } from '../prompt/escape-tags';
import { createNumberedSlice } from '../prompt/numbered-text';
import type { PassageNumbers } from '../prompt/numbering';

/** A request's body without the page texts that are stored already. */
export interface PackedBody {
  /** As it was sent, but for the contents below, which are empty. */
  readonly body: unknown;
  /** By the place of its message: the content, in pieces. */
  readonly contents: readonly (readonly [message: number, pieces: readonly PackedPart[]])[];
}

/** Text as it was sent, or the hash of a stored text, and how its passages are named in it (`marks` on disk); at first they were not. */
type PackedPart = string | { readonly hash: string; readonly marks?: PassageNumbers };

/** How the passages of stored texts are named, by hash. */
type MarksByHash = ReadonlyMap<string, PassageNumbers>;

/** Shorter texts are no longer than what would stand for them. */
const SHORTEST = 200;

/** Takes every stored text, as the prompt marks and fences it, out of the messages of a body. */
export function pack(
  body: unknown,
  texts: ReadonlyMap<string, string>,
  marks: MarksByHash = new Map(),
): PackedBody {
  const contents: [message: number, pieces: readonly PackedPart[]][] = [];
  const packed = withContents(body, (content, index) => {
    const pieces = split(content, texts, marks);
    if (pieces.every((piece) => typeof piece === 'string')) return content;
    contents.push([index, pieces]);
    return '';
  });
  return { body: packed, contents };
}

/** The body as it was sent. A text that is no longer stored leaves its place empty. */
export function unpack({ body, contents }: PackedBody, texts: ReadonlyMap<string, string>): unknown {
  const piecesOf = new Map(contents);
  return withContents(
    body,
    (content, index) =>
      piecesOf
        .get(index)
        ?.map((piece) =>
          typeof piece === 'string' ? piece : asSent(texts.get(piece.hash) ?? '', piece.marks),
        )
        .join('') ?? content,
  );
}

/** The hashes of the texts that a body was packed without. */
export function hashesIn({ contents }: PackedBody): readonly string[] {
  return contents.flatMap(([, pieces]) =>
    pieces.flatMap((piece) => (typeof piece === 'string' ? [] : piece.hash)),
  );
}

function split(
  content: string,
  texts: ReadonlyMap<string, string>,
  marksByHash: MarksByHash,
): readonly PackedPart[] {
  // The longest first: one page may quote another.
  const longestFirst = [...texts]
    .filter(([, text]) => text.length >= SHORTEST)
    .toSorted(([, a], [, b]) => b.length - a.length);
  let pieces: readonly PackedPart[] = [content];
  for (const [hash, text] of longestFirst) {
    const marks = marksByHash.get(hash);
    const stored = { hash, ...(marks && { marks }) };
    const sent = asSent(text, marks);
    pieces = pieces.flatMap((piece) =>
      typeof piece === 'string'
        ? piece.split(sent).flatMap((part, i): PackedPart[] => (i === 0 ? [part] : [stored, part]))
        : [piece],
    );
  }
  return pieces.filter((piece) => piece !== '');
}

function asSent(text: string, marks: PassageNumbers | undefined): string {
  return escapeTags(marks ? createNumberedSlice(text, marks)(0, text.length) : text);
}

/** The body with the content of every message changed, if it is text; another body as it is. */
function withContents(body: unknown, change: (content: string, index: number) => string): unknown {
  if (!isObject(body) || !Array.isArray(body['messages'])) return body;
  const messages = body['messages'].map((message: unknown, index) =>
    isObject(message) && typeof message['content'] === 'string'
      ? { ...message, content: change(message['content'], index) }
      : message,
  );
  return { ...body, messages };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
