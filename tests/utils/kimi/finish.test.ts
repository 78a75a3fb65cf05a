import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFinish } from '@/utils/kimi/finish';

const REASON = fc.constantFrom('stop', 'length', 'content-filter', 'tool-calls', 'other');
const WORDS = fc.constantFrom('', 'a');
const CALLS = fc.constantFrom([], [{ index: 0, id: 'a', name: 'f', arguments: '{}' }]);
const WORD = { content: 'a', reasoning: '', calls: [] };
const CHUNK = fc.record({
  finishReason: fc.option(REASON, { nil: null }),
  content: WORDS,
  reasoning: WORDS,
  calls: CALLS,
});

type Added = Parameters<ReturnType<typeof createFinish>['add']>[0];

const hasWords = ({ content, reasoning, calls }: Added) => content + reasoning !== '' || calls.length > 0;

function followed(chunks: readonly Added[]) {
  const finish = createFinish();
  for (const chunk of chunks) finish.add(chunk);
  return finish;
}

test('an answer has the reason that came with its last words, or after them', () => {
  fc.assert(
    fc.property(fc.array(CHUNK), (chunks) => {
      const finish = followed(chunks);
      const lastWords = chunks.findLastIndex(hasWords);
      const since = chunks.slice(Math.max(lastWords, 0)).flatMap(({ finishReason }) => finishReason ?? []);
      expect(finish.reason()).toBe(since.at(-1) ?? null);
      expect(finish.last()).toBe(chunks.flatMap(({ finishReason }) => finishReason ?? []).at(-1) ?? null);
    }),
    { numRuns: 1000 },
  );
});

test('words that follow a reason never leave the answer at its end', () => {
  fc.assert(
    fc.property(fc.array(CHUNK), fc.boolean(), (chunks, isText) => {
      const finish = followed(chunks);
      finish.add({ finishReason: null, content: isText ? 'a' : '', reasoning: isText ? '' : 'a', calls: [] });
      expect(finish.isEnding()).toBe(false);
      expect(finish.reason()).toBeNull();
    }),
  );
});

test('a server with a reason on every chunk is never taken to be at its end', () => {
  fc.assert(
    fc.property(fc.array(CHUNK), REASON, (chunks, finishReason) => {
      const finish = createFinish();
      for (const chunk of chunks) {
        finish.add({ ...chunk, finishReason });
        expect(finish.isEnding()).toBe(false);
      }
    }),
  );
});

test('after text or calls without a reason, the first reason is the end', () => {
  fc.assert(
    fc.property(fc.array(CHUNK), REASON, (chunks, finishReason) => {
      const plain = chunks.map((chunk) => ({ ...chunk, finishReason: null }));
      const finish = followed(plain);
      finish.add({ ...WORD, finishReason, content: '' });
      const isSaid = plain.some(({ content, calls }) => content !== '' || calls.length > 0);
      expect(finish.isEnding()).toBe(isSaid);
    }),
  );
});

test('where words followed a reason once, no later one is taken for the end', () => {
  fc.assert(
    fc.property(fc.array(CHUNK), fc.array(CHUNK), REASON, (before, after, finishReason) => {
      const finish = followed([
        ...before,
        { ...WORD, finishReason, content: '' },
        { ...WORD, finishReason: null },
      ]);
      for (const chunk of after) {
        finish.add(chunk);
        expect(finish.isEnding()).toBe(false);
      }
    }),
  );
});
