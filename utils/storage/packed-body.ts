import { escapeTags } from '../prompt/escape-tags';
import { createNumberedSlice } from '../prompt/numbered-text';
import type { PassageNumbers } from '../prompt/numbering';

/** A request's body without the page texts that are stored already. */
export interface PackedBody {
  /** The body as it was sent, with the contents below left empty. */
  readonly body: unknown;
  /** The content of each message, in pieces, by the message's index. */
  readonly contents: readonly (readonly [message: number, pieces: readonly PackedPart[]])[];
}

/**
 * Text as it was sent, or the hash of a stored text, and the numbers of its passages (`marks` on disk); the
 * first versions had none.
 */
type PackedPart = string | { readonly hash: string; readonly marks?: PassageNumbers };

/** The numbers of the passages of stored texts, by hash. */
type MarksByHash = ReadonlyMap<string, PassageNumbers>;

/** Shorter texts are no longer than their replacement would be. */
const SHORTEST = 200;

/** Takes every stored text, as the prompt numbers and escapes it, out of the messages of a body. */
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

/** Restores the body as it was sent. A text that is no longer stored leaves its place empty. */
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

/** The hashes of the texts that were taken out of a body. */
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

/** The body with every text content changed; a body of another form stays as it is. */
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
