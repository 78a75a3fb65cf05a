import { BEGINNING, COUNT, document, DONE, event, frame, THOUGHTS, USAGE } from './frames.ts';
import { json, stream, type RawAnswer, type RawAnswers } from './raw-answer.ts';

/** The two calls that each of these answers asks for, in this order. */
export const CALLS = [
  { id: 'search_page:0', name: 'search_page', arguments: '{"query":"潮 tides"}' },
  { id: 'read_sections:1', name: 'read_sections', arguments: '{"sections":[3,4]}' },
] as const;

type Call = (typeof CALLS)[number];

/** Calls in every form in which servers send them: R20. Beside `r20` itself, these are answers to an offer of tools. */
export const CALLING: RawAnswers = {
  'r20-whole': () => calling(...CALLS.map((call, index) => [whole(call, { index, id: call.id })])),
  'r20-in-one-delta': () => calling(CALLS.map((call, index) => whole(call, { index, id: call.id }))),
  'r20-each-named': () =>
    calling(
      ...CALLS.flatMap((call, index) =>
        pieces(call).map((piece) => [
          { index, id: call.id, function: { name: call.name, arguments: piece } },
        ]),
      ),
    ),
  'r20-interleaved': () => {
    const [first = [], second = []] = CALLS.map((call, index) => fragments(call, index));
    return calling(
      ...first.flatMap((one, i) => [[second[i] ?? null], [one]]),
      ...second.slice(first.length).map((one) => [one]),
    );
  },
  'r20-no-index': () => calling(...CALLS.flatMap((call) => fragments(call, undefined).map((one) => [one]))),
  'r20-same-index': () => calling(...CALLS.map((call) => [whole(call, { index: 0, id: call.id })])),
  'r20-object': () =>
    calling(
      ...CALLS.map((call, index) => [
        { index, id: call.id, function: { name: call.name, arguments: JSON.parse(call.arguments) } },
      ]),
    ),
  'r20-own-names': () =>
    calling(
      ...CALLS.map((call, index) => [
        whole({ ...call, name: `functions.${call.name}` }, { index, id: call.id }),
      ]),
    ),
  'r20-empty-first': () =>
    calling(
      ...CALLS.flatMap((call, index) => [
        [{ index, id: call.id, function: { name: call.name, arguments: '{}' } }],
        [{ index, function: { arguments: call.arguments } }],
      ]),
    ),
  'r20-stop': () =>
    ended(
      'stop',
      CALLS.flatMap((call, index) => fragments(call, index)).map((one) => [one]),
    ),
  'r20-again': () => {
    const message = {
      role: 'assistant',
      content: '',
      tool_calls: CALLS.map((call) => whole(call, { id: call.id })),
    };
    return stream(
      ...BEGINNING,
      ...CALLS.flatMap((call, index) => fragments(call, index)).map((one) => frame({ tool_calls: [one] })),
      event({ ...document(), choices: [{ index: 0, message, finish_reason: 'tool_calls' }] }),
      DONE,
    );
  },
  'r20-document': () => {
    const message = {
      role: 'assistant',
      content: null,
      reasoning_content: THOUGHTS.join(''),
      tool_calls: CALLS.map((call) => whole(call, { id: call.id })),
    };
    return json(
      200,
      document({ choices: [{ index: 0, message, finish_reason: 'tool_calls' }], usage: USAGE }),
    );
  },
};

/** A stream with these pieces of calls, delta by delta. */
function calling(...deltas: readonly (readonly unknown[])[]): RawAnswer {
  return ended('tool_calls', deltas);
}

function ended(reason: string, deltas: readonly (readonly unknown[])[]): RawAnswer {
  return stream(
    ...BEGINNING,
    ...deltas.map((calls) => frame({ tool_calls: calls })),
    frame({}, reason),
    COUNT,
    DONE,
  );
}

function whole(
  { name, arguments: given }: { readonly name: string; readonly arguments: string },
  more: object,
) {
  return { ...more, type: 'function', function: { name, arguments: given } };
}

/** A call as most servers send it: the id and the name first, then the arguments in pieces. Some leave the index out. */
function fragments(call: Call, index: number | undefined) {
  const [first = '', ...others] = pieces(call);
  return [
    { index, id: call.id, type: 'function', function: { name: call.name, arguments: first } },
    ...others.map((piece) => ({ index, function: { arguments: piece } })),
  ];
}

function pieces({ arguments: given }: Call): readonly string[] {
  return given.match(/[^]{1,6}/gu) ?? [];
}
