import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTokenFilter } from '@/utils/kimi/special-tokens';
import { CUTS, cutAnywhere } from './in-pieces';

const inText = () => false;

function filtered(pieces: readonly string[], isInCode: (fromEnd: number) => boolean = inText) {
  const filter = createTokenFilter(isInCode);
  const all = [
    ...pieces.map((piece) => (filter.passes(piece) ? { text: piece, hasHidden: false } : filter.push(piece))),
    filter.flush(),
  ];
  return {
    text: all.map(({ text }) => text).join(''),
    hasHidden: all.some(({ hasHidden }) => hasHidden),
  };
}

/** Words that no token is made of, though they may look like the beginning of one. */
const WORDS = fc.array(
  fc.constantFrom('a', 'b c', '< ', '<| ', '<|a b', '|>', '>', 'x < y', '｜', '漢', '\n'),
  {
    maxLength: 4,
  },
);
const TOKEN = fc.constantFrom(
  '<|im_end|>',
  '<|im_start|>',
  '<｜end▁of▁sentence｜>',
  '<|endoftext|>',
  '<|IM_END|>',
);

const CALLS = fc.constantFrom(
  '<|tool_calls_section_begin|><|tool_call_begin|>f:0<|tool_call_argument_begin|>{}<|tool_call_end|><|tool_calls_section_end|>',
  '<|tool_call_begin|>f:0<|tool_call_argument_begin|>{"a": "<"}<|tool_call_end|>',
  '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>f<｜tool▁sep｜>{}<｜tool▁call▁end｜><｜tool▁calls▁end｜>',
);

const TEXT = fc.array(
  fc.oneof(
    WORDS.map((words) => ({ type: 'words', text: words.join('') })),
    TOKEN.map((text) => ({ type: 'token', text })),
    CALLS.map((text) => ({ type: 'calls', text })),
  ),
  { maxLength: 6 },
);

test('tokens and calls are taken out, and nothing else, however the text is cut', () => {
  fc.assert(
    fc.property(TEXT, CUTS, (parts, cuts) => {
      const pieces = cutAnywhere(parts.map(({ text }) => text).join(''), cuts);
      expect(filtered(pieces)).toEqual({
        text: parts.map(({ type, text }) => (type === 'words' ? text : '')).join(''),
        hasHidden: parts.some(({ type }) => type === 'calls'),
      });
    }),
    { numRuns: 1000 },
  );
});

test('in code tokens and calls are spoken of, and stay', () => {
  fc.assert(
    fc.property(TEXT, CUTS, (parts, cuts) => {
      const text = parts.map((part) => part.text).join('');
      expect(filtered(cutAnywhere(text, cuts), () => true)).toEqual({ text, hasHidden: false });
    }),
  );
});

test('of each token it is asked at its own place whether it stands in code', () => {
  fc.assert(
    fc.property(WORDS, WORDS, CUTS, (before, after, cuts) => {
      const [start, end] = [before.join(''), after.join('')];
      const text = `${start}<|im_end|>${end}<|im_end|>`;
      let pushed = 0;
      const places: number[] = [];
      const filter = createTokenFilter((fromEnd) => places.push(pushed - fromEnd) === 1);
      const kept = cutAnywhere(text, cuts).map((piece) => {
        pushed += piece.length;
        return filter.passes(piece) ? piece : filter.push(piece).text;
      });
      expect(kept.join('') + filter.flush().text).toBe(`${start}<|im_end|>${end}`);
      expect(places).toEqual([start.length, text.length - '<|im_end|>'.length]);
    }),
    { numRuns: 2000 },
  );
});

test('calls without an end hide what follows, and nothing before', () => {
  fc.assert(
    fc.property(WORDS, WORDS, CUTS, (before, after, cuts) => {
      const text = `${before.join('')}<|tool_calls_section_begin|>${after.join('')}`;
      expect(filtered(cutAnywhere(text, cuts))).toEqual({ text: before.join(''), hasHidden: true });
    }),
  );
});
