import type { Reply } from './compose.ts';
import type { CallMessage } from './tool-messages.ts';
import type { Delta } from './wire.ts';

/** About two or three words, or half a dozen characters of Chinese or Japanese: what Kimi sends at a time. */
const PIECE_LENGTH = 14;

/** Chinese and Japanese have no spaces to cut at. */
const RUN_LENGTH = 6;

/**
 * A reply as the deltas that Kimi would send: the role with an empty content, the reasoning, one delta
 * with the last of the reasoning and the first of the text, and the text. `pieces` asks for that many
 * deltas or a few less; by default they are as long as Kimi's.
 */
export function deltasOf({ reasoning, text }: Reply, pieces?: number): readonly Delta[] {
  const length = pieces === undefined ? undefined : Math.ceil((reasoning.length + text.length) / pieces);
  const thoughts = cut(reasoning, length);
  const words = cut(text, length);
  const lastThought = thoughts.at(-1);
  const [firstWord, ...otherWords] = words;
  const middle: Delta = {
    ...(firstWord !== undefined && { content: firstWord }),
    ...(lastThought !== undefined && { reasoning: lastThought }),
  };
  return [
    { role: 'assistant', content: '' },
    ...thoughts.slice(0, -1).map((thought) => ({ reasoning: thought })),
    ...(Object.keys(middle).length > 0 ? [middle] : []),
    ...otherWords.map((content) => ({ content })),
  ];
}

/**
 * Calls as the deltas that Kimi would send: of each the id and the name with no arguments, then the arguments in pieces,
 * which only the index tells from those of the others.
 */
export function callDeltas(calls: readonly CallMessage[]): readonly Delta[] {
  return calls.flatMap(({ id, type, function: { name, arguments: given } }, index) => [
    { calls: [{ index, id, type, function: { name, arguments: '' } }] },
    ...(given.match(/[\s\S]{1,7}/gu) ?? []).map((piece) => ({
      calls: [{ index, function: { arguments: piece } }],
    })),
  ]);
}

/** Cuts a text into pieces of about `length`; together they are the text. */
function cut(text: string, length = PIECE_LENGTH): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const run of runs(text, length)) {
    if (piece !== '' && piece.length + run.length > length) {
      pieces.push(piece);
      piece = '';
    }
    piece += run;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

/** Words with the space before them, long ones cut, never between the halves of a character. */
function runs(text: string, length: number): readonly string[] {
  const size = Math.max(1, Math.min(RUN_LENGTH, length));
  return (text.match(/\s*\S+|\s+/g) ?? []).flatMap((word) =>
    /^[\s\p{ASCII}]*$/u.test(word) && word.length <= length
      ? [word]
      : (word.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? []),
  );
}
