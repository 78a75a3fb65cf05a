import { escapeTags } from '../prompt/escape-tags';
import { createNumberedSlice } from '../prompt/numbered-text';
import type { PassageNumbers } from '../prompt/numbering';

/** A request's body without the page texts and the pictures that are stored already. */
export interface PackedBody {
  /** The body as it was sent, with the contents below left empty. */
  readonly body: unknown;
  /** The content of each message, or of each part of one that comes in parts, in pieces, by their indexes. */
  readonly contents: readonly Packed[];
}

type Packed = readonly [message: number, pieces: readonly PackedPart[], part?: number];

/**
 * Text as it was sent, or the hash of a stored text, and the numbers of its passages (`marks` on disk); the
 * first versions had none.
 */
type PackedPart =
  | string
  | {
      readonly hash: string;
      readonly marks?: PassageNumbers;
      /** True for a picture, which is sent as it is stored. */
      readonly isPicture?: boolean;
    };

/** The numbers of the passages of stored texts, by hash. */
type MarksByHash = ReadonlyMap<string, PassageNumbers>;

/** Shorter texts are no longer than their replacement would be. */
const SHORTEST = 200;

/** Takes every stored text, as the prompt numbers and escapes it, and every stored picture out of a body's messages. */
export function pack(
  body: unknown,
  texts: ReadonlyMap<string, string>,
  marks: MarksByHash = new Map(),
  pictures: ReadonlyMap<string, string> = new Map(),
): PackedBody {
  const contents: Packed[] = [];
  const hashes = new Map(Array.from(pictures, ([hash, url]) => [url, hash]));
  const packed = withContents(body, (content, message, part) => {
    const picture = hashes.get(content);
    const pieces =
      picture === undefined ? split(content, texts, marks) : [{ hash: picture, isPicture: true }];
    if (pieces.every((piece) => typeof piece === 'string')) return content;
    contents.push(part === null ? [message, pieces] : [message, pieces, part]);
    return '';
  });
  return { body: packed, contents };
}

/** Restores the body as it was sent. What is no longer stored leaves its place empty. */
export function unpack({ body, contents }: PackedBody, texts: ReadonlyMap<string, string>): unknown {
  const piecesOf = new Map(
    contents.map(([message, pieces, part]) => [placeOf(message, part ?? null), pieces]),
  );
  return withContents(
    body,
    (content, message, part) =>
      piecesOf
        .get(placeOf(message, part))
        ?.map((piece) => (typeof piece === 'string' ? piece : restored(piece, texts.get(piece.hash) ?? '')))
        .join('') ?? content,
  );
}

const placeOf = (message: number, part: number | null) => `${message} ${part ?? ''}`;

function restored({ marks, isPicture }: Exclude<PackedPart, string>, stored: string): string {
  return isPicture ? stored : asSent(stored, marks);
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

/** `part` is null for a message that comes whole. */
type Change = (content: string, message: number, part: number | null) => string;

/** The body with every text and picture of its messages changed; a body of another form stays as it is. */
function withContents(body: unknown, change: Change): unknown {
  if (!isObject(body) || !Array.isArray(body['messages'])) return body;
  const messages = body['messages'].map((message: unknown, index) => {
    if (!isObject(message)) return message;
    const { content } = message;
    if (typeof content === 'string') return { ...message, content: change(content, index, null) };
    if (!Array.isArray(content)) return message;
    const parts = content.map((part: unknown, at) => withContent(part, (text) => change(text, index, at)));
    return { ...message, content: parts };
  });
  return { ...body, messages };
}

/** A part of a message: its text, or the address of its picture, is changed. */
function withContent(part: unknown, change: (content: string) => string): unknown {
  if (!isObject(part)) return part;
  const { text, image_url: image } = part;
  if (typeof text === 'string') return { ...part, text: change(text) };
  if (!isObject(image) || typeof image['url'] !== 'string') return part;
  return { ...part, image_url: { ...image, url: change(image['url']) } };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
