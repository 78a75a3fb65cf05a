import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The scripts of a built page, and those that they import at once: all that is loaded as it opens. */
export function initialScripts(build: string, page: string): readonly string[] {
  const html = readFileSync(join(build, page), 'utf8');
  const found = new Set<string>();
  const add = (path: string) => {
    if (found.has(path)) return;
    found.add(path);
    const code = readFileSync(join(build, path), 'utf8');
    // As the bundler writes them; `import(…)` has a parenthesis.
    for (const [, file = ''] of code.matchAll(/\b(?:from|import)"\.\/([\w.-]+\.js)"/g)) add(`chunks/${file}`);
  };
  for (const [, path = ''] of html.matchAll(/<script\b[^>]*\bsrc="\/([^"]+)"/g)) add(path);
  if (found.size === 0) throw new Error(`${page} has no script.`);
  return [...found];
}

/** Bytes of files as a store would send them: each gzipped by itself. */
export function gzippedBytes(build: string, paths: readonly string[]): number {
  const sizes = paths.map((path) => gzipSync(readFileSync(join(build, path)), { level: 9 }).length);
  return sizes.reduce((sum, size) => sum + size, 0);
}
