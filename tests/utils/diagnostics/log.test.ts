import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLog, dropped, notedEntries } from '@/utils/diagnostics/log';
import { AREAS, ERRORS, EVENTS, type Area, type EventName } from '@/utils/diagnostics/names';

function logAt(most?: number) {
  let time = 0;
  return createLog(() => (time += 1), most);
}

test('an entry says when, where, what, and the name of the error', () => {
  const log = logAt();
  log.note('storage', 'not-stored', new DOMException('no room', 'QuotaExceededError'));
  log.note('chat', 'gone');
  expect(log.entries()).toEqual([
    {
      at: 1,
      area: 'storage',
      event: 'not-stored',
      error: 'QuotaExceededError',
      count: 1,
    },
    { at: 2, area: 'chat', event: 'gone', error: null, count: 1 },
  ]);
});

test('the same again is one entry, with how often and the last time', () => {
  const log = logAt();
  for (let times = 0; times < 3; times += 1) log.note('chat', 'not-stored', new TypeError('x'));
  log.note('chat', 'not-stored');
  expect(log.entries().map(({ at, error, count }) => [at, error, count])).toEqual([
    [3, 'TypeError', 3],
    [4, null, 1],
  ]);
});

test('the oldest entries make room for new ones', () => {
  const log = logAt(2);
  for (const area of ['answer', 'backup', 'chat'] as const) log.note(area, 'failed');
  expect(log.entries().map(({ area }) => area)).toEqual(['backup', 'chat']);
});

test('each further entry is passed on to a console', () => {
  const log = logAt();
  const written: unknown[] = [];
  log.note('page', 'gone');
  log.writeTo((entry) => written.push(entry));
  log.note('page', 'not-read');
  expect(written).toEqual(log.entries().slice(1));
});

test('what drops an error notes it and gives what stands in for it', async () => {
  await expect(
    Promise.reject(new SyntaxError('x')).catch(dropped('panel', 'failed', 'absent')),
  ).resolves.toBe('absent');
  await expect(
    Promise.reject(new SyntaxError('x')).catch(dropped('panel', 'failed')),
  ).resolves.toBeUndefined();
  expect(notedEntries().at(-1)).toMatchObject({ area: 'panel', event: 'failed', error: 'SyntaxError' });
});

/** Errors, and other thrown values, that carry a secret in every possible way. */
function hostile(secret: string): readonly unknown[] {
  const named = (name: unknown) => Object.defineProperty(new Error(secret), 'name', { value: name });
  const thrower = () => {
    throw new Error(secret);
  };
  return [
    secret,
    { name: secret, message: secret, toString: () => secret },
    named(secret),
    named({ toString: () => secret }),
    named(Object.assign(() => secret, { toString: () => 'TypeError' })),
    Object.defineProperty(new Error(secret), 'name', { get: thrower }),
    Object.assign(new Error(secret, { cause: secret }), { [secret]: secret }),
    new DOMException(secret, secret),
    new AggregateError([secret], secret),
    new Proxy(new Error(secret), { get: () => secret, getPrototypeOf: thrower }),
    new Proxy(new Error(secret), { get: () => secret }),
  ];
}

test('no error, no message and no name that got round the types leaves a word in the log', () => {
  const known = new Set<string>([...AREAS, ...EVENTS, ...ERRORS, 'other']);
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^[A-Z][A-Za-z]{0,39}$/)),
      fc.constantFrom(...AREAS),
      fc.constantFrom(...EVENTS),
      (secret, area, event) => {
        const log = logAt();
        for (const thrown of hostile(secret)) log.note(area, event, thrown);
        const objects = { toString: () => area };
        for (const odd of [secret, objects, [area], '__proto__', 'constructor', 'toString']) {
          log.note(odd as Area, event, new Error(secret));
          log.note(area, odd as EventName, new Error(secret));
        }
        for (const entry of log.entries()) {
          expect(Object.keys(entry)).toEqual(['at', 'area', 'event', 'error', 'count']);
          const { at, count, error, ...words } = entry;
          expect([typeof at, typeof count]).toEqual(['number', 'number']);
          expect(Object.values({ ...words, other: error ?? 'other' }).every((word) => known.has(word))).toBe(
            true,
          );
        }
      },
    ),
  );
});
