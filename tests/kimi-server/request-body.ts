import type { IncomingMessage } from 'node:http';

/**
 * The body of a request as text, or null when it is longer than `maxBytes`. It is read to its end
 * either way, since a client that is still sending does not see the answer.
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= maxBytes) parts.push(part);
    else parts.length = 0;
  }
  return length > maxBytes ? null : Buffer.concat(parts).toString('utf8');
}
