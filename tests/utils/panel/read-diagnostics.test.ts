import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { note, type Entry } from '@/utils/diagnostics/log';
import { readDiagnostics } from '@/utils/panel/read-diagnostics';

beforeEach(() => {
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({
    manifest_version: 3,
    name: 'Sidenote',
    version: '1.2.3',
  });
});

const NOTED: Entry = {
  at: 0,
  area: 'storage',
  event: 'not-opened',
  error: 'DataError',
  count: 2,
};

test('diagnostics are one text: version, browser, and what background and panel noted', async () => {
  note('draft', 'not-stored', new TypeError('What is the tide?'));
  const report = await readDiagnostics(() => Promise.resolve([NOTED]));
  expect(report.split('\n').slice(0, 2)).toEqual(['Sidenote 1.2.3', navigator.userAgent]);
  expect(report).toContain('warning background storage: not-opened DataError (2 times)');
  expect(report).toContain('warning panel draft: not-stored TypeError');
  expect(report).not.toContain('tide');
});

test('diagnostics of a background that does not answer say that it does not', async () => {
  const report = await readDiagnostics(() => Promise.reject(new Error('no receiver')));
  expect(report).toContain('background: no answer');
  expect(report).not.toContain('receiver');
});
