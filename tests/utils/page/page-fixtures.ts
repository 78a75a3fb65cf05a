import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const PAGE_URL = 'https://example.com/page';

/** A page of its own, as the browser would parse it. It has no window: only attributes can hide in it. */
export function pageOf(body: string, head = ''): Document {
  const html = `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
  return new DOMParser().parseFromString(html, 'text/html');
}

/** One of the sample pages. */
export function fixturePage(name: string): Document {
  const path = join(import.meta.dirname, '../../fixtures/pages', name);
  return new DOMParser().parseFromString(readFileSync(path, 'utf8'), 'text/html');
}
