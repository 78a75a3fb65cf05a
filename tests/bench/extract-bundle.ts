import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { ownProperties } from '../../scripts/own-properties.ts';

/** A script that works on a page: `var reader = { … }`. */
export interface Bundle {
  readonly code: string;
  /** Of the minified script, gzipped. */
  readonly bytes: number;
}

/** The entry of each bundle: `read(document, url)` of the readers, `measure()` of the one that shows passages, `account()`. */
const ENTRIES = {
  sidenote: new URL('extract-with-sidenote.ts', import.meta.url),
  readability: new URL('extract-with-readability.ts', import.meta.url),
  defuddle: new URL('../rivals/extract-with-defuddle.ts', import.meta.url),
  citing: new URL('cite-in-page.ts', import.meta.url),
  account: new URL('account-in-page.ts', import.meta.url),
} as const;

export type ReaderName = keyof typeof ENTRIES;

/** Bundles a reader the way a content script is: one minified function, all that it needs inside. */
export async function bundleReader(name: ReaderName): Promise<Bundle> {
  const entry = fileURLToPath(ENTRIES[name]);
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [ownProperties()],
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: { '@': fileURLToPath(new URL('../..', import.meta.url)) } },
    build: { write: false, minify: true, lib: { entry, formats: ['iife'], name: 'reader' } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('Vite gave no bundle.');
  const { code } = output.output[0];
  return { code, bytes: gzipSync(code).length };
}
