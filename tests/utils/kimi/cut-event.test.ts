import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseChunk } from '@/utils/kimi/chunk';
import { readCutEvent } from '@/utils/kimi/cut-event';

const CONTENT = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.isWellFormed());

function wordsOf(text: string): string {
  return parseChunk(readCutEvent(text))?.content ?? '';
}

/** A text as the inside of a JSON string; some servers escape all that is not ASCII. */
function escaped(text: string, isAscii: boolean): string {
  const json = JSON.stringify(text).slice(1, -1);
  const unit = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return isAscii ? json.replaceAll(/[^ -~]/g, unit) : json;
}

test('an event that breaks off gives its words up to there, in whole characters', () => {
  fc.assert(
    fc.property(CONTENT, fc.nat(), fc.boolean(), (content, at, isAscii) => {
      const begin = '{"id":"x","choices":[{"index":0,"delta":{"content":"';
      const event = `${begin}${escaped(content, isAscii)}"}}]}`;
      const cut = at % (event.length + 1);
      let expected = '';
      for (const character of content) {
        if (begin.length + escaped(expected + character, isAscii).length > cut) break;
        expected += character;
      }
      expect(wordsOf(event.slice(0, cut))).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

test('reasoning and content are told apart, whichever comes first', () => {
  fc.assert(
    fc.property(CONTENT, CONTENT, fc.boolean(), (content, reasoning, isContentFirst) => {
      const members = [
        ['content', content],
        ['reasoning_content', reasoning],
      ];
      const ordered = isContentFirst ? members : members.toReversed();
      const delta = Object.fromEntries(ordered) as object;
      const event = JSON.stringify({ choices: [{ delta }] }).slice(0, -3);
      expect(parseChunk(readCutEvent(event))).toMatchObject({ content, reasoning });
    }),
  );
});

test('signs that a server did not escape are read', () => {
  expect(wordsOf('{"choices":[{"delta":{"content":"a\tb\nc')).toBe('a\tb\nc');
});

test('a text without words is nothing', () => {
  expect(readCutEvent('{"choices":[{"delta":{"role":"assis')).toBeNull();
  expect(readCutEvent('{"choices":[{"delta":{"content":"')).toBeNull();
});
