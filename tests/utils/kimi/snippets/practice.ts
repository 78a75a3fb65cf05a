import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createKimiServer } from '../../../kimi-server/kimi-server.ts';

/** A practice server until the test is over, and its address for questions. */
export async function practice() {
  const server = createKimiServer({ pace: 0 });
  onTestFinished(() => server.close());
  const { baseUrl } = await server.listen();
  return { url: `${baseUrl}/chat/completions`, requests: server.requests };
}

/** The address of a server that sends this stream byte by byte, until the test is over. */
export async function byteByByte(stream: string): Promise<string> {
  const server = createServer(async (request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const byte of Buffer.from(stream)) {
      response.write(Buffer.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
    response.end();
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const chunk = (delta: object) => JSON.stringify({ choices: [{ index: 0, delta }] });

/** Every way to write an event, and the text to be shown for it: `SHOWN`. */
export const IRREGULAR = [
  ': keep-alive\r\n\r\n',
  `data: ${chunk({ role: 'assistant', content: '' })}\r\n\r\n`,
  `data: ${chunk({ reasoning_content: 'Hm.', content: null })}\n\n`,
  `data:${chunk({ content: '潮は🌊' })}\n\n`,
  `data: ${chunk({ content: ' line\u2028separators\u0085stay,' })}\r\n\r\n`,
  `event: message\nid: 1\ndata: ${chunk({ content: ' and data: too' })}\n\n`,
  'data:\n\n',
  'data: {"choices":[],"usage":{"prompt_tokens":1}}\n\n',
  'data: {"choices":null,"error":null}\n\n',
  'data: [DONE]\n\n',
  `data: ${chunk({ content: 'never shown' })}\n\n`,
].join('');

export const SHOWN = '潮は🌊 line\u2028separators\u0085stay, and data: too';

/** Ends with neither `[DONE]` nor an empty line. */
export const UNENDED = `data: ${chunk({ content: 'All' })}\r\rdata: ${chunk({ content: ' of it' })}`;
export const UNENDED_SHOWN = 'All of it';

export const FAILING = `data: ${chunk({ content: 'Half' })}\n\ndata: {"error":{"message":"overloaded"}}\n\n`;
