import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { until } from '../e2e/support/until.ts';

/** After so long without another script, a page has loaded what it opens with. */
const QUIET_MS = 1_000;

/**
 * The scripts of a build that its page has loaded, and what it loads by itself after them, as paths in the build. The
 * debugger knows them: the browser lists no resources of extensions.
 */
export async function loadedScripts(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const paths = new Set<string>();
  const origin = new URL('/', page.url()).href;
  let last = Date.now();
  session.on('Debugger.scriptParsed', ({ url }) => {
    if (!url.startsWith(origin)) return;
    paths.add(url.slice(origin.length));
    last = Date.now();
  });
  await session.send('Debugger.enable');
  await until('no other script to come', () => Promise.resolve(Date.now() - last > QUIET_MS || null));
  await session.detach();
  return [...paths];
}

/** Bytes of files as a store would send them: each gzipped by itself. */
export function gzippedBytes(build: string, paths: readonly string[]): number {
  const sizes = paths.map((path) => gzipSync(readFileSync(join(build, path)), { level: 9 }).length);
  return sizes.reduce((sum, size) => sum + size, 0);
}
