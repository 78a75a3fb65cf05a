import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGES = join(import.meta.dirname, '../../fixtures/pages/sites');

/** The text of one of the sample files of sites. */
export function sampleText(name: string): string {
  return readFileSync(join(PAGES, name), 'utf8');
}

/** One of the sample pages, as the browser would parse it. It has no window: only attributes can hide in it. */
export function samplePage(name: string): Document {
  return new DOMParser().parseFromString(sampleText(name), 'text/html');
}
