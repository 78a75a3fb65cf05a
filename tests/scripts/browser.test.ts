import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBrowser, NoBrowser, type Surroundings } from '../../scripts/browser.ts';

const PLAYWRIGHT = '/cache/chrome';
const DEBIAN = join('/usr/bin', 'chromium');

function around(
  programs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Surroundings {
  return {
    env: { PATH: ['/usr/local/bin', '/usr/bin'].join(delimiter), ...env },
    playwright: PLAYWRIGHT,
    versionOf: (program) => programs[program] ?? null,
  };
}

describe('which browser is used', () => {
  test('the one that CHROMIUM names comes first', () => {
    const programs = { '/mine': 'Chromium 160.0.1.2', [PLAYWRIGHT]: 'Google Chrome for Testing 156.0.0.0' };
    expect(findBrowser(around(programs, { CHROMIUM: '/mine' }))).toBe('/mine');
  });

  test('then the one that Playwright brought', () => {
    const programs = { [PLAYWRIGHT]: 'Google Chrome for Testing 156.0.0.0', [DEBIAN]: 'Chromium 156.0.0.0' };
    expect(findBrowser(around(programs))).toBe(PLAYWRIGHT);
  });

  test('then one on the PATH', () => {
    expect(findBrowser(around({ [DEBIAN]: 'Chromium 156.0.0.0 built on Debian' }))).toBe(DEBIAN);
  });

  test('an old one is passed over', () => {
    expect(findBrowser(around({ [PLAYWRIGHT]: 'Chromium 120.0.0.0', [DEBIAN]: 'Chromium 156.0.0.0' }))).toBe(
      DEBIAN,
    );
  });

  test('none is told as none', () => {
    expect(findBrowser(around({}))).toBeNull();
  });

  test('a CHROMIUM that is Google Chrome, or is not there, is an error and not a reason to take another', () => {
    const programs = { '/chrome': 'Google Chrome 156.0.0.0', [DEBIAN]: 'Chromium 156.0.0.0' };
    expect(() => findBrowser(around(programs, { CHROMIUM: '/chrome' }))).toThrow(NoBrowser);
    expect(() => findBrowser(around(programs, { CHROMIUM: '/nowhere' }))).toThrow(NoBrowser);
  });
});
