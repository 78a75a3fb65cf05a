import { expect, test } from 'vitest';
import type { Entry } from '@/utils/diagnostics/log';
import { diagnosticsReport } from '@/utils/diagnostics/report';

const ORIGIN = { version: '1.2.3', browser: 'Browser/1' };

function entry(change: Partial<Entry>): Entry {
  return { at: 0, area: 'chat', event: 'gone', error: null, count: 1, ...change };
}

test('the report has version, browser, and the entries of both in the order of time', () => {
  const background = [entry({ at: 1000 }), entry({ at: 3000, event: 'not-stored' })];
  const panel = [entry({ at: 2000, area: 'draft', error: 'TypeError', count: 3 })];
  const report = diagnosticsReport(ORIGIN, [
    ['background', background],
    ['panel', panel],
  ]);
  expect(report.split('\n')).toEqual([
    'Sidenote 1.2.3',
    'Browser/1',
    '',
    '1970-01-01T00:00:01.000Z info background chat: gone',
    '1970-01-01T00:00:02.000Z info panel draft: gone TypeError (3 times)',
    '1970-01-01T00:00:03.000Z warning background chat: not-stored',
    '',
  ]);
});

test('a background that gave nothing is said, and so is that nothing was noted', () => {
  const report = diagnosticsReport(ORIGIN, [
    ['background', null],
    ['panel', []],
  ]);
  expect(report).toContain('background: no answer\nNothing was noted.\n');
});
