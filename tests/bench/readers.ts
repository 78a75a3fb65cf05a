import { createParser } from 'eventsource-parser';
import { bodyOf, piecesOf, readAnswer } from './answer-body.ts';

/** Reads all of a stream and returns the number of characters of its text. */
export type Reader = (bytes: Uint8Array, readSize: number) => Promise<number>;

/** Our client, without the network. */
export const ours: Reader = async (bytes, readSize) => {
  let characters = 0;
  for await (const event of readAnswer(responseOf(bytes, readSize))) {
    if (event.type === 'reasoning' || event.type === 'text') characters += event.text.length;
  }
  return characters;
};

/** The same body through eventsource-parser, and each event through `JSON.parse`, without looking at the result. */
const parserOnly: Reader = async (bytes, readSize) => {
  const decoder = new TextDecoder();
  const count = createCount();
  const parser = createParser({ onEvent: ({ data }) => count.add(data) });
  const reader = bodyOf(piecesOf(bytes, readSize)).getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parser.feed(decoder.decode(read.value, { stream: true }));
  }
  return count.characters();
};

/** The same without a body, from pieces in memory: faster than any client can be. */
const parserInMemory: Reader = async (bytes, readSize) => {
  const decoder = new TextDecoder();
  const count = createCount();
  const parser = createParser({ onEvent: ({ data }) => count.add(data) });
  for (const piece of piecesOf(bytes, readSize)) parser.feed(decoder.decode(piece, { stream: true }));
  return count.characters();
};

/** The members of an event that the readers look at. */
export interface Chunk {
  readonly choices: readonly {
    readonly delta: { readonly content?: string; readonly reasoning?: string };
  }[];
}

function createCount() {
  let characters = 0;
  return {
    add(data: string): void {
      if (data !== '[DONE]') characters += charactersOf(JSON.parse(data) as Chunk);
    },
    characters: () => characters,
  };
}

/** The number of characters that an event says. */
export function charactersOf({ choices }: Chunk): number {
  const delta = choices[0]?.delta;
  return (delta?.content?.length ?? 0) + (delta?.reasoning?.length ?? 0);
}

/** The bytes as a response of the API, which arrives in pieces of this size. */
export function responseOf(bytes: Uint8Array, readSize: number): Response {
  return new Response(bodyOf(piecesOf(bytes, readSize)), {
    headers: { 'content-type': 'text/event-stream' },
  });
}

export const READERS = { ours, parserOnly, parserInMemory } as const;

export type ReaderName = keyof typeof READERS;

/** About the size that a browser hands over at a time. */
export const READ_SIZE = 16 * 1024;
