/** Checks that nothing a server sends makes the client hang, print "undefined" or throw anything but a KimiError. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { collect, serve } from '../utils/kimi/loopback';
import { faultsOf } from './faults';
import { cutAt, readPieces } from './pieces';

const text = fc
  .oneof(
    fc.constantFrom('data: ', 'data:', 'data', 'event: error\n', 'id: 1\n', ': c\n', 'retry: 1\n'),
    fc.constantFrom('\n', '\n\n', '\r', '\r\n', '\r\n\r\n', ' ', '\uFEFF', '\u0000'),
    fc.constantFrom('[DONE]', 'data: [DONE]\n\n', '<think>', '</think>', '◁think▷', '<html>', '{', '[', '}'),
    fc.json(),
    fc.json().map((json) => `data: ${json}\n\n`),
    fc
      .record(
        {
          error: fc.jsonValue(),
          choices: fc.oneof(fc.jsonValue(), fc.array(choice())),
          usage: fc.oneof(fc.jsonValue(), usage()),
          code: fc.jsonValue(),
          message: fc.jsonValue(),
          detail: fc.jsonValue(),
          type: fc.constantFrom('error', null, 1),
          success: fc.jsonValue(),
          trace_id: fc.jsonValue(),
        },
        { requiredKeys: [] },
      )
      .map((value) => `data: ${JSON.stringify(value)}\n\n`),
    fc.string({ unit: 'binary' }),
  )
  .map((piece) => new TextEncoder().encode(piece));

const bytes = fc
  .array(fc.oneof({ weight: 5, arbitrary: text }, { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }) }))
  .map((parts) => new Uint8Array(Buffer.concat(parts)));

const status = fc.oneof({ weight: 3, arbitrary: fc.constant(200) }, fc.integer({ min: 201, max: 599 }));

test('as bytes, cut anywhere, broken or not, with any status', async () => {
  await fc.assert(
    fc.asyncProperty(
      bytes,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 10 }),
      status,
      fc.boolean(),
      async (body, shares, sent, isBroken) => {
        // These have no body.
        const answered = [204, 205, 304].includes(sent) ? 200 : sent;
        const { events, error } = await readPieces(cutAt(body, shares), { status: answered, isBroken });
        expect(faultsOf(events, error, body)).toEqual([]);
      },
    ),
    { numRuns: 1500 },
  );
});

test('over HTTP, with any status and content type', async () => {
  await fc.assert(
    fc.asyncProperty(
      bytes,
      status,
      fc.constantFrom('text/event-stream', 'application/json', 'text/html', 'x'),
      fc.boolean(),
      async (body, sent, type, isCut) => {
        const baseUrl = await serve((response) => {
          response.writeHead(sent, { 'content-type': type });
          if (isCut) response.write(body, () => response.destroy());
          else response.end(body);
        });
        const { events, error } = await collect(baseUrl);
        expect(faultsOf(events, error, body)).toEqual([]);
      },
    ),
    { numRuns: 100 },
  );
});

function choice() {
  const value = fc.oneof(fc.string(), fc.jsonValue());
  return fc.record(
    {
      index: fc.constantFrom(0, 1, null, '0'),
      delta: fc.oneof(
        fc.jsonValue(),
        fc.record(
          { content: value, reasoning: value, reasoning_content: value, tool_calls: value },
          { requiredKeys: [] },
        ),
      ),
      message: fc.jsonValue(),
      finish_reason: fc.constantFrom(null, '', 'stop', 'length', 'error', 7),
    },
    { requiredKeys: [] },
  );
}

function usage() {
  const count = fc.oneof(fc.nat(), fc.jsonValue());
  return fc.record(
    { prompt_tokens: count, completion_tokens: count, total_tokens: count, cached_tokens: count },
    { requiredKeys: [] },
  );
}
