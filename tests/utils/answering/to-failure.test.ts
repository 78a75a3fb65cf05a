import { expect, test, vi } from 'vitest';
import { toFailure } from '@/utils/answering/to-failure';
import { Refused } from '@/utils/chat/refused';
import { KimiError } from '@/utils/kimi/errors';
import { DatabaseBlocked } from '@/utils/storage/storage-failure';
import { notedWhile } from '../diagnostics/noted-while';

test('an error of the API crosses as plain data, with what support asks for', () => {
  const error = new KimiError('used-up', 'Buy more.', {
    status: 403,
    code: 'used_up',
    traceId: 't',
    raw: '{}',
  });
  const failure = toFailure(error);
  expect(structuredClone(failure)).toEqual({
    kind: 'used-up',
    message: 'Buy more.',
    status: 403,
    code: 'used_up',
    traceId: 't',
    raw: '{}',
  });
});

test('without a network, what could not be reached is told as being offline', () => {
  const error = new KimiError('network', 'Failed to fetch');
  vi.stubGlobal('navigator', { onLine: true });
  expect(toFailure(error).kind).toBe('network');
  vi.stubGlobal('navigator', { onLine: false });
  expect(toFailure(error).kind).toBe('offline');
});

test('a refusal is its failure, and a time-out is one too', () => {
  expect(toFailure(new Refused({ kind: 'busy', message: '' }))).toEqual({ kind: 'busy', message: '' });
  expect(toFailure(new DOMException('', 'TimeoutError')).kind).toBe('timeout');
});

test.each([
  [new DOMException('The disk is full.', 'QuotaExceededError'), 'storage-full'],
  [new DOMException('It was aborted.', 'AbortError'), 'storage'],
  [new DatabaseBlocked('It waits.'), 'storage'],
])('what the database refused is told as that, whatever command met it: %s', (error, kind) => {
  expect(toFailure(error)).toEqual({ kind, message: error.message });
});

test.each([new Error('odd'), 'odd'])('anything else says what it is: %s', (error) => {
  expect(toFailure(error)).toEqual({ kind: 'unknown', message: 'odd' });
});

test('what no code expected is noted by its name, and what has words of its own is not', async () => {
  const noted = (error: Error) => notedWhile(async () => toFailure(error), ['odd']);
  expect(await noted(new TypeError('odd'))).toEqual(['answer: failed TypeError']);
  expect(await noted(new Refused({ kind: 'busy', message: 'odd' }))).toEqual([]);
  expect(await noted(new KimiError('server', 'odd'))).toEqual([]);
});
