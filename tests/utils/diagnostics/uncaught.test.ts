import { expect, test } from 'vitest';
import { notedEntries } from '@/utils/diagnostics/log';
import { noteUncaught } from '@/utils/diagnostics/uncaught';

const SECRET = 'sk-secret, and a word of the page';

function contextOf(area: 'background' | 'panel') {
  const context = new EventTarget();
  noteUncaught(area, context);
  return {
    tell(type: 'error' | 'unhandledrejection', members: object): Event {
      const event = Object.assign(new Event(type, { cancelable: true }), members);
      context.dispatchEvent(event);
      return event;
    },
  };
}

test('an uncaught error is noted by its name and where it was, and by nothing that it says', () => {
  const { tell } = contextOf('background');
  tell('error', { error: new TypeError(SECRET), message: SECRET, filename: SECRET });
  const noted = notedEntries().at(-1);
  expect(noted).toMatchObject({ area: 'background', event: 'uncaught', error: 'TypeError' });
  expect(JSON.stringify(noted)).not.toContain('secret');
});

test('a rejection that nothing handles is noted, whatever it was rejected with', () => {
  const { tell } = contextOf('panel');
  for (const [reason, error] of [
    [new RangeError(SECRET), 'RangeError'],
    [SECRET, 'other'],
    [undefined, 'other'],
  ] as const) {
    tell('unhandledrejection', { reason });
    expect(notedEntries().at(-1)).toMatchObject({ area: 'panel', event: 'uncaught', error });
    expect(JSON.stringify(notedEntries().at(-1))).not.toContain('secret');
  }
});

test('an error event that brings no error is noted all the same', () => {
  const { tell } = contextOf('panel');
  tell('error', { message: SECRET });
  expect(notedEntries().at(-1)).toMatchObject({ area: 'panel', event: 'uncaught', error: 'other' });
});

test('the browser still reports what was noted', () => {
  const { tell } = contextOf('panel');
  expect(tell('error', { error: new Error(SECRET) }).defaultPrevented).toBe(false);
  expect(tell('unhandledrejection', { reason: SECRET }).defaultPrevented).toBe(false);
});
