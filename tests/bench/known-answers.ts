import { createChunks, type Chunks } from './known-shapes.ts';
import { framed } from './known-frames.ts';
import type { Random } from './random.ts';

/** An answer, the words of which are known. */
export interface KnownAnswer {
  readonly body: string;
  readonly reasoning: string;
  readonly text: string;
  /** The sentence of the error that it ends in; null if it ends well. */
  readonly error: string | null;
}

const WORDS = [
  'The',
  ' page',
  ' says',
  ', that',
  ' 42',
  '.\n\n',
  '**bold**',
  '\n- ',
  ' `code`',
  ' "quoted"',
  " it's",
  ' C:\\new',
  ' a < b > c',
  ' <b>',
  ' {"choices": []}',
  ' data: x',
  ' [DONE]',
  ' [1]',
  '\r\n',
  '\t',
  ' ',
  'ページの',
  '要約。',
  '页面内容',
  ' 🦊',
  '👩‍👩‍👧',
  'é',
  '\u2028',
  '\u0085',
  ' null',
  ' error',
] as const;

/** The error that some end in. */
const FAILED = { error: { message: 'The service failed.', code: 'api_error' } };

/** Makes answers of known words, in every shape, framing and ending that a server was seen to use. */
export function createKnownAnswers(random: Random) {
  const words = (most: number) =>
    Array.from({ length: random.below(most) }, () => random.pick(WORDS)).join('');

  return {
    next(): KnownAnswer {
      const text = words(30);
      const thoughts = random.below(3) === 0 ? '' : words(20);
      // Reasoning of white space alone is none.
      const reasoning = thoughts.trim() === '' ? '' : thoughts;
      const isWithin = reasoning !== '' && random.below(4) === 0;
      const chunks = createChunks(random);
      const said = isWithin
        ? within(random, reasoning, text)
        : { content: text, reasoning, before: '', after: '' };
      const deltas = cutWords(random, said.content);
      const pieces = [
        ...cutWords(random, said.reasoning).map((piece) => chunks.chunk('reasoning', piece)),
        ...deltas.map((piece) => chunks.chunk('text', piece)),
      ];
      const ending = endingOf(random, chunks, said, deltas.length);
      const body = framed(random, [...pieces, ...ending.chunks], ending);
      return { body, reasoning: reasoning + said.before, text: said.after + text, error: ending.error };
    },
  };
}

interface Said {
  readonly content: string;
  readonly reasoning: string;
  /** The white space on both sides of a closing tag. */
  readonly before: string;
  readonly after: string;
}

/** The beginning and the end of reasoning inside the content: tags, or those of a channel. */
type Boundary = readonly [open: string, close: string];

const TAGS: readonly [Boundary, ...Boundary[]] = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['<thought>', '</thought>'],
  ['◁think▷', '◁/think▷'],
];

const CHANNEL: Boundary = [
  '<|channel|>analysis<|message|>',
  '<|end|><|start|>assistant<|channel|>final<|message|>',
];

/** The reasoning inside the content, or only its closing tag, of which it must be plain that it ends something. */
function within(random: Random, reasoning: string, text: string): Said {
  const isAlone = random.below(3) === 0;
  const [open, close] = random.pick(isAlone ? TAGS : [...TAGS, CHANNEL]);
  const [before, after] = isAlone ? ['\n', '\n\n'] : ['', ''];
  const content = `${isAlone ? '' : open}${reasoning}${before}${close}${after}${text}`;
  return { content, reasoning: '', before, after };
}

export interface Ending {
  readonly chunks: readonly object[];
  readonly hasDone: boolean;
  /** Text behind the last event, which is none itself. */
  readonly tail: string;
  readonly error: string | null;
}

function endingOf(random: Random, chunks: Chunks, { content, reasoning }: Said, deltas: number): Ending {
  const plain = { chunks: [chunks.end('stop')], hasDone: true, tail: '', error: null };
  const failed = { chunks: [], hasDone: false, tail: '', error: FAILED.error.message };
  switch (random.below(9)) {
    case 0:
      return { ...plain, hasDone: false };
    case 1:
      return {
        ...plain,
        chunks: [chunks.end('stop'), { choices: [], usage: { prompt_tokens: '9', completion_tokens: '2' } }],
      };
    case 2:
      return { ...plain, chunks: [] };
    case 3:
      return {
        ...plain,
        chunks: [chunks.whole({ content, ...(reasoning !== '' && { reasoning_content: reasoning }) })],
      };
    case 4:
      // As one more delta: of a short answer it could be a repetition of the model's own.
      return content.length >= 16 && deltas > 1
        ? { ...plain, chunks: [chunks.chunk('text', content, 'stop')] }
        : plain;
    case 5:
      return { ...failed, chunks: [FAILED] };
    case 6:
      return { ...failed, tail: JSON.stringify(FAILED, null, random.pick([undefined, 2])) };
    default:
      return plain;
  }
}

/** Cuts a text anywhere, inside of characters too. */
function cutWords(random: Random, text: string): readonly string[] {
  const size = random.pick([1, 4, 12, 60]);
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    const end = start + 1 + random.below(size * 2);
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}
