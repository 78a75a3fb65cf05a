import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Chunk } from '@/utils/kimi/chunk';
import { GrownText } from '@/utils/kimi/grown-text';
import { createRepeats } from '@/utils/kimi/whole-message';

const NOTHING: Chunk = {
  reasoning: '',
  content: '',
  calls: [],
  areCallsWhole: false,
  isMessage: false,
  isCompletion: false,
  finishReason: null,
  failure: null,
  usage: null,
  isUnread: false,
  choice: 'only',
};

/** An answer of deltas, as a reader of it has it. */
function createAnswer(isTelling = true) {
  let content = new GrownText();
  const thoughts = new GrownText();
  const said = { content: () => content, thoughts, hasThoughts: () => thoughts.length > 0 };
  const repeats = createRepeats(said, () => isTelling);
  return {
    add(change: Partial<Chunk>): void {
      const rest = repeats.read({ ...NOTHING, ...change });
      if (rest.isAnew) content = new GrownText();
      content.add(rest.content);
      thoughts.add(rest.reasoning);
    },
    text: () => content.text(),
    thoughts: () => thoughts.text(),
  };
}

const PIECE = fc.string({ unit: fc.constantFrom(...'abcdefgh .é漢'), minLength: 1, maxLength: 12 });

/** Pieces that make a text of some length, none of which repeats what came before it. */
const PIECES = fc
  .array(PIECE, { minLength: 2, maxLength: 12 })
  .filter((pieces) => pieces.join('').trim().length >= 16);

test('deltas that are shorter than what came before them all come through', () => {
  fc.assert(
    fc.property(PIECES, (pieces) => {
      const answer = createAnswer();
      for (const content of pieces) answer.add({ content });
      expect(answer.text()).toBe(pieces.join(''));
    }),
  );
});

test('the whole at the end is said once, in whatever form it comes', () => {
  const form = fc.constantFrom<Partial<Chunk>>(
    { isMessage: true, isCompletion: true, finishReason: 'stop' },
    { isMessage: true, finishReason: 'stop' },
    { finishReason: 'stop' },
    {},
  );
  fc.assert(
    fc.property(
      PIECES,
      fc.array(PIECE, { maxLength: 2 }),
      form,
      fc.boolean(),
      (pieces, more, last, isTrimmed) => {
        const answer = createAnswer();
        for (const content of pieces) answer.add({ content });
        const whole = [...pieces, ...more].join('');
        // More white space than that is words of its own.
        fc.pre(whole.length - whole.trim().length <= 8);
        answer.add({ ...last, content: isTrimmed ? whole.trim() : whole });
        expect(answer.text().trim()).toBe(whole.trim());
      },
    ),
    { numRuns: 2000 },
  );
});

test('a completion in other words takes the place of what came', () => {
  fc.assert(
    fc.property(PIECES, PIECE, (pieces, other) => {
      const answer = createAnswer();
      for (const content of pieces) answer.add({ content });
      const whole = `Corrected: ${other}`;
      answer.add({ content: whole, isMessage: true, isCompletion: true, finishReason: 'stop' });
      expect(answer.text()).toBe(whole);
    }),
  );
});

test('reasoning that comes again with the whole is said once', () => {
  fc.assert(
    fc.property(PIECES, PIECES, (thoughts, pieces) => {
      const answer = createAnswer();
      for (const reasoning of thoughts) answer.add({ reasoning });
      for (const content of pieces) answer.add({ content });
      answer.add({
        reasoning: thoughts.join(''),
        content: pieces.join(''),
        isMessage: true,
        finishReason: 'stop',
      });
      expect([answer.thoughts(), answer.text()]).toEqual([thoughts.join(''), pieces.join('')]);
    }),
  );
});

test('where all are messages, each is the next piece', () => {
  fc.assert(
    fc.property(fc.uniqueArray(PIECE, { minLength: 1 }), (pieces) => {
      const answer = createAnswer();
      // Each begins with its number, so that none repeats the ones before it.
      const numbered = pieces.map((piece, i) => `${i}${piece}`);
      for (const content of numbered) answer.add({ content, isMessage: true });
      expect(answer.text()).toBe(numbered.join(''));
    }),
  );
});
