import { isAbsolute } from 'node:path';
import { expect, test } from 'vitest';
import { readStartOptions, UsageError } from '../../scripts/start-options.ts';

test('without options a window opens on the sample article', () => {
  expect(readStartOptions([])).toEqual({ url: null, headless: false, screenshot: null });
});

test('an address may come without its scheme', () => {
  expect(readStartOptions(['--url', 'example.org/a'])?.url).toBe('https://example.org/a');
  expect(readStartOptions(['--url', 'http://example.org'])?.url).toBe('http://example.org');
});

test('a picture is written where the user stands', () => {
  const options = readStartOptions(['--headless', '--screenshot', 'panel.png']);
  expect(options?.headless).toBe(true);
  expect(isAbsolute(options?.screenshot ?? '')).toBe(true);
});

test('help is asked for in two ways', () => {
  expect(readStartOptions(['--help'])).toBeNull();
  expect(readStartOptions(['-h'])).toBeNull();
});

test.each([
  [['--headles']],
  [['--url']],
  [['--url', 'file:///etc/hosts']],
  [['--url', 'not an address']],
  [['--screenshot', 'panel.png']],
  [['article.html']],
])('%j is told as a mistake', (args) => {
  expect(() => readStartOptions(args)).toThrow(UsageError);
});
