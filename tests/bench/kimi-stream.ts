import { createRandom } from './random.ts';

/** The head of an event, as Kimi's, with its spaces after separators: about 200 to 300 bytes an event. */
const HEAD =
  '"id": "chatcmpl-952dd5e75583c4d1", "object": "chat.completion.chunk", "created": 1770992031, "model": "kimi-k2.5", "system_fingerprint": null';

const WORDS = [
  'the',
  'page',
  ' says',
  ' that',
  ' answers',
  ' are',
  ' streamed',
  ',',
  '.',
  '\n\n',
  '**',
  '- ',
  ' `code`',
  ' "quoted"',
  'ページ',
  'の',
  '要約',
  'です',
  '。',
  '页面',
  '内容',
  ' 🦊',
  ' of',
  ' a',
  ' and',
  ' which',
  ' 42',
] as const;

/** The share of reasoning in Kimi's answers: a fourth. */
const REASONING_SHARE = 0.25;

/** An event stream of at least `bytes` bytes with the shape of the captures, and its whole text. */
export function createKimiStream(bytes: number) {
  const random = createRandom(1);
  const parts: Buffer[] = [];
  let length = 0;
  let characters = 0;

  function add(delta: string, finishReason = 'null'): void {
    const part = Buffer.from(
      `data: {${HEAD}, "choices": [{"index": 0, "delta": ${delta}, "logprobs": null, "finish_reason": ${finishReason}}], "usage": null}\n\n`,
    );
    parts.push(part);
    length += part.length;
  }

  add('{"content": "", "role": "assistant"}');
  while (length < bytes) {
    const text = Array.from({ length: 1 + random.below(5) }, () => random.pick(WORDS)).join('');
    characters += text.length;
    const quoted = JSON.stringify(text);
    if (length < bytes * REASONING_SHARE) add(`{"reasoning_content": ${quoted}, "reasoning": ${quoted}}`);
    else add(`{"content": ${quoted}}`);
  }
  add('{"content": ""}', '"stop"');
  parts.push(
    Buffer.from(
      `data: {${HEAD}, "choices": [], "usage": {"prompt_tokens": 9, "total_tokens": 144, "completion_tokens": 135}}\n\ndata: [DONE]\n\n`,
    ),
  );
  const all = Buffer.concat(parts);
  return { bytes: new Uint8Array(all.buffer, all.byteOffset, all.length), characters };
}

/** A stream with one event of at least `bytes` bytes, and the number of characters in it. */
export function createLongEvent(bytes: number) {
  const text = 'All in one event, と一つの出来事で. '.repeat(Math.ceil(bytes / 47));
  const event = `data: {${HEAD}, "choices": [{"index": 0, "delta": {"content": ${JSON.stringify(text)}}, "finish_reason": "stop"}]}\n\ndata: [DONE]\n\n`;
  return { bytes: new TextEncoder().encode(event), characters: text.length };
}
