import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTokenFilter, type Filtered } from '@/utils/kimi/special-tokens';
import { CUTS, cutAnywhere } from './in-pieces';

const inText = () => false;

function filtered(pieces: readonly string[], isInCode: (fromEnd: number) => boolean = inText) {
  const filter = createTokenFilter(isInCode);
  const all = [
    ...pieces.map((text) =>
      filter.passes(text) ? { pieces: [{ isThought: false, text }], hasHidden: false } : filter.push(text),
    ),
    filter.flush(),
  ];
  const words = all.flatMap((one) => one.pieces);
  return {
    text: words.map(({ text, isThought }) => (isThought ? '' : text)).join(''),
    thoughts: words.map(({ text, isThought }) => (isThought ? text : '')).join(''),
    hasHidden: all.some(({ hasHidden }) => hasHidden),
  };
}

function wordsOf({ pieces }: Filtered): string {
  return pieces.map(({ text }) => text).join('');
}

/** Words that no token is made of, though they may look like the beginning of one. */
const WORDS = fc.array(
  fc.constantFrom('a', 'b c', '< ', '<| ', '<|a b', '|>', '>', 'x < y', '｜', '漢', '\n', '<b>', '<tool> '),
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
  '<|start|>assistant<|channel|>final<|message|>',
  '<|channel|>commentary<|message|>',
  '<|im_start|>assistant\n',
  '<|start_header_id|>assistant<|end_header_id|>',
);

const CALLS = fc.constantFrom(
  '<|tool_calls_section_begin|><|tool_call_begin|>f:0<|tool_call_argument_begin|>{}<|tool_call_end|><|tool_calls_section_end|>',
  '<|tool_call_begin|>f:0<|tool_call_argument_begin|>{"a": "<"}<|tool_call_end|>',
  '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>f<｜tool▁sep｜>{}<｜tool▁call▁end｜><｜tool▁calls▁end｜>',
  '<tool_call>\n{"name": "f", "arguments": {"a": "<b>"}}\n</tool_call>',
  '<tool_calls>[{"name": "f"}]</tool_calls>',
  '<function_calls><tool_call>{}</tool_call></function_calls>',
  '<tool_call><function=f><parameter=a>1</parameter></function></tool_call>',
  '<|channel|>commentary to=functions.get_page <|constrain|>json<|message|>{"a": "<"}<|call|>',
  '<|start|>assistant to=functions.f<|channel|>commentary json<|message|>{}<|call|>',
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
        thoughts: '',
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
      expect(filtered(cutAnywhere(text, cuts), () => true)).toEqual({ text, thoughts: '', hasHidden: false });
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
        return filter.passes(piece) ? piece : wordsOf(filter.push(piece));
      });
      expect(kept.join('') + wordsOf(filter.flush())).toBe(`${start}<|im_end|>${end}`);
      expect(places).toEqual([start.length, text.length - '<|im_end|>'.length]);
    }),
    { numRuns: 2000 },
  );
});

test('calls without an end hide what follows, and nothing before', () => {
  fc.assert(
    fc.property(WORDS, WORDS, CUTS, (before, after, cuts) => {
      const text = `${before.join('')}<|tool_calls_section_begin|>${after.join('')}`;
      expect(filtered(cutAnywhere(text, cuts))).toEqual({
        text: before.join(''),
        thoughts: '',
        hasHidden: true,
      });
    }),
  );
});

test('the channel of an analysis is reasoning until its message ends, however it is cut', () => {
  fc.assert(
    fc.property(WORDS, WORDS, WORDS, CUTS, (before, thoughts, answer, cuts) => {
      const [start, thought, end] = [before.join(''), thoughts.join(''), answer.join('')];
      const text = `${start}<|channel|>analysis<|message|>${thought}<|end|><|start|>assistant<|channel|>final<|message|>${end}<|return|>`;
      expect(filtered(cutAnywhere(text, cuts))).toEqual({
        text: start + end,
        thoughts: thought,
        hasHidden: false,
      });
    }),
  );
});

test.each([
  'The <tool_call> tag begins a call, and </tool_call> ends it.',
  'a <tool_call>',
  '</tool_call>',
  'Write <function_call>name</function_call>.',
])('an element that is spoken of stays: %j', (text) => {
  expect(filtered([text])).toEqual({ text, thoughts: '', hasHidden: false });
  expect(filtered([...text])).toEqual({ text, thoughts: '', hasHidden: false });
});

test('a token that names no role takes no words with it', () => {
  for (const text of ['<|im_start|>Hello\nthere', '<|channel|>The news']) {
    const expected = { text: text.replace(/<.*?>/, ''), thoughts: '', hasHidden: false };
    expect(filtered([text])).toEqual(expected);
    expect(filtered([...text])).toEqual(expected);
  }
});
