import { BODY, COUNT, DONE, ENDING, STOP } from './frames.ts';
import { EVENT_STREAM, stream, type RawAnswer, type RawAnswers } from './raw-answer.ts';

const WHOLE = [...BODY, ...ENDING];

/** The lines, bytes and end of a stream: R7 to R13. */
export const FRAMING: RawAnswers = {
  r7: () => stream(...BODY, STOP, COUNT),
  'r7-no-finish': () => stream(...BODY, DONE),
  'r7-neither': () => stream(...BODY),
  'r7-after-done': () => ({
    ...stream(...WHOLE, BODY[1] ?? '', 'data: {"error":{"message":"too late"}}\n\n', 'data: {"cho'),
    ending: 'cut',
  }),
  'r7-open': () => ({ ...stream(...BODY, STOP), ending: 'open' }),

  r8: () => stream(...WHOLE.map((text) => text.replace('data: ', 'data:'))),

  r9: () =>
    stream(
      ': keep-alive\n\n',
      ':\n\n',
      ...WHOLE.flatMap((text) => [': OPENROUTER PROCESSING\n\n', text]),
      ': ping\n\n',
    ),
  'r9-as-data': () =>
    stream(
      'data: : OPENROUTER PROCESSING\n\n',
      'data:\n\n',
      'data: ping\n\n',
      'event: ping\ndata: {"type":"ping"}\n\n',
      'retry: 3000\nid: 1\n\n',
      ...WHOLE.flatMap((text) => [text, 'data: \n\n']),
    ),

  r10: () => stream(...WHOLE.map((text) => text.replaceAll('\n', '\r\n'))),
  'r10-cr': () => stream(...WHOLE.map((text) => text.replaceAll('\n', '\r'))),
  'r10-mixed': () => stream(...WHOLE.map((text, index) => text.replaceAll('\n', newline(index)))),
  'r10-cut': () => stream(...WHOLE.flatMap((text) => cut(text.replaceAll('\n', '\r\n'), /(?<=\r)(?=\n)/))),

  r11: () => stream(...WHOLE.map((text) => text.replaceAll(',"', ',\ndata: "'))),
  'r11-no-blank-lines': () => stream(...WHOLE.map((text) => text.replace('\n\n', '\n'))),

  r12: () => stream(...BODY, COUNT, STOP.trimEnd()),
  'r12-done': () => stream(...BODY, STOP, COUNT, DONE.trimEnd()),
  'r12-half': () => stream(...BODY, STOP.slice(0, 60)),

  r13: () => ({ status: 200, headers: EVENT_STREAM, pieces: cutCharacters(WHOLE.join('')) }),
  'r13-bom': () => stream(`\uFEFF${WHOLE.join('')}`),
};

/** The names of the answers here whose bytes have nothing to do with what they say. */
function newline(index: number): string {
  return ['\n', '\r\n', '\r'][index % 3] ?? '\n';
}

function cut(text: string, at: RegExp): readonly string[] {
  return text.split(at);
}

/** The bytes, cut inside every character that has more than one. */
function cutCharacters(text: string): RawAnswer['pieces'] {
  const bytes = new TextEncoder().encode(text);
  const isInside = (index: number) => ((bytes[index] ?? 0) & 0b1100_0000) === 0b1000_0000;
  const places = [...bytes.keys()].filter((index) => isInside(index) && !isInside(index - 1));
  return [0, ...places].map((place, index) => bytes.subarray(place, places[index]));
}
