import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { snippetFor } from '@/utils/kimi/snippets/snippet';
import { byteByByte, FAILING, IRREGULAR, practice, SHOWN, UNENDED, UNENDED_SHOWN } from './practice';
import { anyBody, anyUrl, awkwardBody, plainBody, run } from './snippet-fixtures';

const inNode = (url: string, { body = plainBody as unknown, token = 'practice' } = {}) =>
  run(process.execPath, ['-'], { input: snippetFor('javascript', { url, body }), token });

/** The globals of a page. */
const page = (request: typeof fetch, log: (text: string) => void) => ({
  fetch: request,
  TextDecoderStream,
  prompt: () => 'practice',
  console: { log },
});

describe('copied JavaScript', () => {
  test('asks what was asked, and shows the answer', async () => {
    const { url, requests } = await practice();
    const { status, out } = await inNode(url);
    expect(status).toBe(0);
    expect(requests).toMatchObject([{ status: 200 }]);
    expect(requests[0]?.body).toEqual(plainBody);
    expect(requests[0]?.sent.text).toMatch(/\S/);
    expect(out).toBe(`${requests[0]?.sent.text}\n`);
  });

  test('sends the longest and most awkward of pages', async () => {
    const { url, requests } = await practice();
    await inNode(url, { body: awkwardBody });
    expect(requests[0]?.body).toEqual(awkwardBody);
  });

  test('reads every form of an event, cut anywhere', async () => {
    expect(await inNode(await byteByByte(IRREGULAR))).toEqual({ status: 0, out: `${SHOWN}\n`, errors: '' });
  });

  test('shows the last event though nothing ends it', async () => {
    expect((await inNode(await byteByByte(UNENDED))).out).toBe(`${UNENDED_SHOWN}\n`);
  });

  test('says why it was refused', async () => {
    const { url } = await practice();
    const { status, errors } = await inNode(url, { token: 'practice-used-up' });
    expect(status).not.toBe(0);
    expect(errors).toMatch(/403.*used_up/);
  });

  test('says what failed on the way, after what had come', async () => {
    const { status, out, errors } = await inNode(await byteByByte(FAILING));
    expect(status).not.toBe(0);
    expect(out).toBe('Half');
    expect(errors).toContain('overloaded');
  });

  test('runs in a browser’s console too', async () => {
    const { url } = await practice();
    const shown = await new Promise((resolve) => {
      runInNewContext(snippetFor('javascript', { url, body: plainBody }), page(fetch, resolve));
    });
    expect(shown).toMatch(/\S/);
  });

  test('sends the same body, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(anyUrl, anyBody, async (url, body) => {
        const sent: unknown[] = [];
        await new Promise<void>((resolve) => {
          const request: typeof fetch = (address, init) => {
            sent.push(address, JSON.parse(String(init?.body)));
            return Promise.resolve(new Response('data: [DONE]\n\n'));
          };
          const isOver = () => resolve();
          runInNewContext(snippetFor('javascript', { url, body }), page(request, isOver));
        });
        expect(sent).toEqual([url, body]);
      }),
      { numRuns: 200 },
    );
  });
});
