import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChunk } from '@/utils/kimi/chunk';
import { createRepeatedShape } from '@/utils/kimi/repeated-shape';

const event = (delta: string, more = '') =>
  `{"id": "1", "choices": [{"index": 0, "delta": ${delta}, "finish_reason": null}]${more}}`;

const inContent = (words: string) => event(`{"content": ${JSON.stringify(words)}}`);

const mirrored = (words: string, other = words) =>
  event(`{"reasoning_content": ${JSON.stringify(words)}, "reasoning": ${JSON.stringify(other)}}`);

function learned(...events: readonly string[]) {
  const shape = createRepeatedShape();
  for (const data of events) {
    const chunk = parseChunk(JSON.parse(data));
    if (chunk) shape.learn(data, chunk);
  }
  return shape;
}

describe('events that differ in their words alone', () => {
  it.each([
    ['text', inContent],
    ['reasoning', mirrored],
  ] as const)('are read as parsing them would, whatever the words (%s)', (type, write) => {
    const shape = learned(write('first'));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        // JSON may hold halves of characters too.
        expect(shape.read(write(words))).toEqual({ type, words });
      }),
    );
  });

  it('are read of both kinds in turns', () => {
    const shape = learned(mirrored('a'), inContent('b'));
    expect(shape.read(mirrored('c'))).toEqual({ type: 'reasoning', words: 'c' });
    expect(shape.read(inContent('d'))).toEqual({ type: 'text', words: 'd' });
  });
});

it.each([
  ['with more in the delta', event('{"content": "b", "role": "assistant"}')],
  ['with a finish reason', inContent('b').replace('null', '"stop"')],
  ['with usage', event('{"content": "b"}', ', "usage": {"prompt_tokens": 1}')],
  ['with two strings in the place of one', event('{"content": "b", "reasoning": "c"}')],
  ['that is cut', inContent('b').slice(0, -3)],
  ['with a number', event('{"content": 1}')],
  ['of two names with different words', mirrored('b', 'c')],
  ['of two names with words of one length that are not the same', mirrored('bb', 'cc')],
  ['of words that end in half an escape', event(String.raw`{"content": "b\"}`)],
])('an event %s is left to the caller', (_, data) => {
  expect(learned(inContent('a'), mirrored('a')).read(data)).toBeNull();
});

it.each([
  ['says nothing', event('{"content": ""}')],
  ['says both', event('{"content": "a", "reasoning": "b"}')],
  ['has a finish reason', inContent('a').replace('null', '"stop"')],
  ['counts', event('{"content": "a"}', ', "usage": {"prompt_tokens": 1}')],
  ['has the words twice', event('{"content": "a", "note": {"content": "a"}}')],
  ['is of another choice', inContent('a').replace('"index": 0', '"index": 1')],
])('an event that %s is not learned', (_, data) => {
  expect(learned(data).read(data)).toBeNull();
});
