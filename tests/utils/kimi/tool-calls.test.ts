import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readCallFragments } from '@/utils/kimi/call-fragments';
import type { ToolCall } from '@/utils/kimi/tool';
import { createToolCalls } from '@/utils/kimi/tool-calls';
import { CUTS, cutAnywhere } from './in-pieces';
import { read, search } from './offered-tools';

/** The calls that are made of `tool_calls` in deltas, one after the other. */
function callsOf(...deltas: readonly unknown[]): readonly ToolCall[] {
  const calls = createToolCalls();
  for (const delta of deltas) calls.add(readCallFragments({ tool_calls: delta }));
  expect(calls.isCut()).toBe(false);
  return calls.calls();
}

const called = (name: string, given: unknown) => ({ name, arguments: given });

describe('a call', () => {
  const whole = search('tariff');
  const { id, name, arguments: given } = whole;

  it.each<[string, readonly unknown[]]>([
    ['whole in one delta', [[{ index: 0, id, type: 'function', function: called(name, given) }]]],
    [
      'in pieces, id and name in the first',
      [
        [{ index: 0, id, type: 'function', function: called(name, '') }],
        [{ index: 0, function: { arguments: '{"query":' } }],
        [{ index: 0, id: null, function: { name: null, arguments: '"tariff"}' } }],
      ],
    ],
    [
      'with id and name in each piece',
      [
        [{ index: 0, id, function: called(name, '{"query":') }],
        [{ index: 0, id, function: called(name, '"tariff"}') }],
        [{ index: 0, id, function: called(name, '') }],
      ],
    ],
    [
      'without an index',
      [
        [{ function: { arguments: '{"query":' } }],
        [{ id, function: { name } }],
        [{ id: '', function: { arguments: '"tariff"}' } }],
      ],
    ],
    [
      'with a name that grows',
      [[{ index: 0, id, function: { name: 'search_' } }], [{ index: 0, function: called('page', given) }]],
    ],
    [
      'with a name that comes again, longer',
      [[{ index: 0, id, function: { name: 'search_' } }], [{ index: 0, function: called(name, given) }]],
    ],
    ['without an object around the function', [[{ index: 0, id, name, arguments: given }]]],
    ['as an object and no list', [{ index: '0', id, function: called(name, given) }]],
    ['with arguments as an object', [[{ index: 0, id, function: called(name, { query: 'tariff' }) }]]],
    ['with the name in the model’s own form', [[{ index: 0, id, function: called(id, given) }]]],
    [
      'with an empty object before its arguments',
      [
        [{ index: 0, id, function: called(name, '{}') }],
        [{ index: 0, function: { arguments: given.slice(0, 4) } }],
        [{ index: 0, function: { arguments: given.slice(4) } }],
      ],
    ],
    [
      'with all of its arguments once more at the end',
      [
        [{ index: 0, id, function: called(name, given.slice(0, 7)) }],
        [{ index: 0, function: { arguments: given.slice(7) } }],
        [{ index: 0, id, function: called(name, given) }],
      ],
    ],
  ])('is read %s', (_, deltas) => {
    expect(callsOf(...deltas)).toEqual([whole]);
  });

  it('may come in the form of before there were several', () => {
    const calls = createToolCalls();
    calls.add(readCallFragments({ function_call: { name, arguments: '{"query":' } }));
    calls.add(readCallFragments({ function_call: { arguments: '"tariff"}' }, tool_calls: null }));
    expect(calls.calls()).toEqual([whole]);
  });

  it.each(['[]', 'null', '{}', '""', '[null]', '["search_page"]', '0'])('is none: %s', (json) => {
    expect(callsOf(JSON.parse(json))).toEqual([]);
  });

  it('keeps arguments that are no JSON, and its id, as they came', () => {
    const odd = [{ index: 0, id: ' call-7 ', function: called('search_page', '{"query": tariff') }];
    expect(callsOf(odd)).toEqual([{ id: ' call-7 ', name: 'search_page', arguments: '{"query": tariff' }]);
  });
});

describe('several calls', () => {
  const pair = [search('tariff', 'a'), read([3], 'b')] as const;
  const piece = (one: ToolCall, more: object, from = 0, to = one.arguments.length) => ({
    ...more,
    function: called(one.name, one.arguments.slice(from, to)),
  });

  it.each<[string, readonly unknown[]]>([
    ['by index', [[piece(pair[0], { index: 0, id: 'a' }), piece(pair[1], { index: 1, id: 'b' })]]],
    [
      'by index, the second first',
      [[piece(pair[1], { index: 1, id: 'b' })], [piece(pair[0], { index: 0, id: 'a' })]],
    ],
    [
      'with the index 0 each',
      [[piece(pair[0], { index: 0, id: 'a' })], [piece(pair[1], { index: 0, id: 'b' })]],
    ],
    [
      'by id alone',
      [[piece(pair[0], { id: 'a' }, 0, 4)], [piece(pair[1], { id: 'b' })], [piece(pair[0], { id: 'a' }, 4)]],
    ],
  ])('are told apart %s', (_, deltas) => {
    expect(callsOf(...deltas)).toEqual(pair);
  });

  it.each([{ index: 0 }, {}])('are told apart without ids, with %j', (more) => {
    const deltas = pair.map((one) => [piece(one, more)]);
    expect(callsOf(...deltas)).toEqual([
      { ...pair[0], id: 'functions.search_page:0' },
      { ...pair[1], id: 'functions.read_sections:0' },
    ]);
  });

  it('of one function get different ids, and none that is taken', () => {
    const calls = [search('one', ''), search('two', 'functions.search_page:0'), search('three', '')];
    const ids = callsOf(calls.map((one, index) => piece(one, { index, id: one.id }))).map(({ id }) => id);
    expect(ids).toEqual(['functions.search_page:1', 'functions.search_page:0', 'functions.search_page:2']);
  });

  it('of a whole message come once, whether or not they came before', () => {
    const calls = createToolCalls();
    const [first, second] = pair;
    calls.add(readCallFragments({ tool_calls: [piece(first, { index: 0, id: 'a' })] }));
    calls.addWhole(
      readCallFragments({ tool_calls: [piece(first, { id: 'other' }), piece(second, { id: 'b' })] }),
    );
    expect(calls.calls()).toEqual(pair);
    calls.addWhole(readCallFragments({ tool_calls: [piece(first, { id: 'a' }), piece(second, {})] }));
    expect(calls.calls()).toEqual(pair);
  });

  it('are no more than the bounds allow, and it is said', () => {
    const calls = createToolCalls();
    const many = Array.from({ length: 17 }, (_, index) =>
      piece(search(`${index}`), { index, id: `${index}` }),
    );
    calls.add(readCallFragments({ tool_calls: many.slice(0, 16) }));
    expect(calls.isCut()).toBe(false);
    calls.add(readCallFragments({ tool_calls: many }));
    expect([calls.calls().length, calls.isCut()]).toEqual([16, true]);
  });

  it('have no more arguments than the bounds allow, and it is said', () => {
    const calls = createToolCalls();
    const long = 'x'.repeat(40 * 1024);
    for (const index of [0, 1])
      calls.add(readCallFragments({ tool_calls: [{ index, name: 'f', arguments: long }] }));
    expect(calls.calls().map((call) => call.arguments.length)).toEqual([40 * 1024, 24 * 1024]);
    expect(calls.isCut()).toBe(true);
  });

  it('without a name are left out, and it is said', () => {
    const calls = createToolCalls();
    calls.add(readCallFragments({ tool_calls: [{ index: 0, id: 'a', function: { arguments: '{}' } }] }));
    expect([calls.calls(), calls.isCut()]).toEqual([[], true]);
  });
});

const GIVEN = fc.oneof(
  fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value)),
  fc.string({ unit: fc.constantFrom(...'{}[]":, ab\\') }),
);

const CALLS = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1 }),
    name: fc.constantFrom('search_page', 'read_sections'),
    arguments: GIVEN,
  }),
  { minLength: 1, maxLength: 5, selector: ({ id }) => id },
);

test('calls are the same however their fragments are cut and mixed', () => {
  fc.assert(
    fc.property(
      CALLS,
      fc.array(CUTS, { minLength: 5, maxLength: 5 }),
      fc.infiniteStream(fc.nat(4)),
      fc.boolean(),
      (calls, cuts, turns, isAlwaysNamed) => {
        const waiting = calls.map((call, index) =>
          cutAnywhere(call.arguments, cuts[index] ?? []).map((piece, i) => ({
            index,
            id: i === 0 || isAlwaysNamed ? call.id : '',
            function: { arguments: piece, name: i === 0 ? call.name : null },
          })),
        );
        const deltas: object[] = [];
        for (const turn of turns) {
          const left = waiting.filter((pieces) => pieces.length > 0);
          const next = left[turn % Math.max(1, left.length)]?.shift();
          if (!next) break;
          deltas.push(next);
        }
        const whole = callsOf(
          calls.map(({ id, name, arguments: given }, index) => ({
            index,
            id,
            function: called(name, given),
          })),
        );
        expect(callsOf(...deltas.map((delta) => [delta]))).toEqual(whole);
        expect(whole.map(({ id, name }) => ({ id, name }))).toEqual(
          calls.map(({ id, name }) => ({ id, name })),
        );
      },
    ),
    { numRuns: 1000 },
  );
});

test('arguments that are JSON come through unchanged', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), CUTS, fc.nat(3), (value, cuts, spaces) => {
      const given = JSON.stringify(value, null, spaces);
      const deltas = cutAnywhere(given, cuts).map((piece) => [
        { index: 0, id: 'a', function: called('f', piece) },
      ]);
      expect(callsOf(...deltas)).toEqual([{ id: 'a', name: 'f', arguments: given }]);
    }),
  );
});

test('no value, however odd, breaks the reader', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), (values) => {
      const calls = createToolCalls();
      for (const value of values) calls.add(readCallFragments({ tool_calls: value, function_call: value }));
      for (const call of calls.calls())
        expect(Object.values(call).every((one) => typeof one === 'string')).toBe(true);
    }),
  );
});
