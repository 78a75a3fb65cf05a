import { vi } from 'vitest';
import type { CompletionRequest } from '@/utils/kimi/completion';
import { collect, type Outcome } from '../utils/kimi/loopback';

interface Body {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body breaks after the last piece instead of ending. */
  readonly isBroken?: boolean;
}

/** Our client's result for a body that arrives exactly in these pieces, which no socket would keep. */
export function readPieces(
  pieces: readonly Uint8Array[],
  { isBroken, ...init }: Body = {},
  change: Partial<CompletionRequest> = {},
): Promise<Outcome> {
  let next = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces[next++];
      if (piece) controller.enqueue(piece);
      else if (isBroken) controller.error(new TypeError('terminated'));
      else controller.close();
    },
  });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, init)));
  return collect('http://127.0.0.1', change);
}

/** Cuts at these shares of the whole, from 0 to 1, in any order; the pieces between them may be empty. */
export function cutAt(bytes: Uint8Array, shares: readonly number[]): readonly Uint8Array[] {
  const places = shares.map((share) => Math.floor(share * bytes.length)).toSorted((a, b) => a - b);
  return [0, ...places].map((place, index) => bytes.subarray(place, places[index]));
}

export function cutIntoBytes(bytes: Uint8Array): readonly Uint8Array[] {
  return Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
}
