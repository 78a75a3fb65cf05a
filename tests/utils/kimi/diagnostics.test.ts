import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { listModels } from '@/utils/kimi/models';
import { streamWithRetries } from '@/utils/kimi/retry';
import { notedWhile } from '../diagnostics/noted-while';
import { chunk, collect, DONE, requestTo, serve, TOKEN } from './loopback';

const SECRET = 'a word of the page';

const notedOf = (work: () => Promise<unknown>) => notedWhile(work, [SECRET, TOKEN, '127.0.0.1']);

const answered = (respond: (response: ServerResponse) => unknown, change = {}) =>
  notedOf(async () => collect(await serve(respond), change));

/** Breaks the connection once `text` has gone out. */
const breakAfter =
  (text: string, status = 200) =>
  (response: ServerResponse) =>
    response.writeHead(status, { 'content-length': 9999 }).write(text, () => response.destroy());

test('an answer that comes whole leaves nothing', async () => {
  expect(await answered((response) => response.end(chunk({ content: SECRET }, 'stop') + DONE))).toEqual([]);
});

test('an event that is no JSON is noted, and so is a refusal in plain text', async () => {
  const inStream = (response: ServerResponse) => response.end(`data: ${SECRET}\n\n${DONE}`);
  expect(await answered(inStream)).toEqual(['answer: not-understood null']);
  const refusal = (response: ServerResponse) => response.writeHead(403).end(SECRET);
  expect(await answered(refusal)).toEqual(['answer: not-understood SyntaxError']);
});

test('a connection that breaks after the finish reason is noted: the answer was there', async () => {
  expect(await answered(breakAfter(chunk({ content: SECRET }, 'stop')))).toContain('answer: over KimiError');
});

test('a connection that breaks after a whole JSON body or in a web page is noted', async () => {
  const body = JSON.stringify({ choices: [{ message: { content: SECRET } }] });
  expect(await answered(breakAfter(body))).toContain('answer: over KimiError');
  expect(await answered(breakAfter(`<p>${SECRET}`))).toContain('answer: over KimiError');
});

test('a refusal whose words break off is noted: its status counts', async () => {
  expect(await answered(breakAfter(`{"error":"${SECRET}`, 403))).toContain('answer: not-read KimiError');
});

test('a body that broke is noted when it is closed: its reader was told', async () => {
  expect(await answered(breakAfter(chunk({ content: SECRET })))).toEqual(['answer: over TypeError']);
});

test('an observer that throws is noted', async () => {
  const fail = () => {
    throw new DOMException(SECRET, 'QuotaExceededError');
  };
  const observer = { sent: fail, opened: fail, received: fail };
  const respond = (response: ServerResponse) => response.end(chunk({ content: 'Hi' }, 'stop') + DONE);
  expect(await answered(respond, { observer })).toEqual(['answer: not-stored QuotaExceededError']);
});

test('a token that no header can carry is noted, and is not in the log', async () => {
  const token = `${TOKEN}\n漢`;
  expect(await answered((response) => response.end(), { token })).toEqual(['answer: failed TypeError']);
});

test('a request that is made again is noted', async () => {
  const baseUrl = await serve((response) => response.writeHead(503).end());
  const again = async () => {
    for await (const event of streamWithRetries(requestTo(baseUrl), { sleep: async () => undefined })) {
      expect(event.type).toBe('retrying');
    }
  };
  expect(await notedOf(() => again().catch(() => undefined))).toContain('answer: retried KimiError');
});

test('an address that has no list of models is noted', async () => {
  const baseUrl = await serve((response, { url }) =>
    url === '/v1/models' ? response.end('[]') : response.writeHead(404).end('{}'),
  );
  const { signal } = new AbortController();
  expect(await notedOf(() => listModels({ baseUrl, token: TOKEN, signal }))).toEqual([
    'settings: retried KimiError',
  ]);
});
