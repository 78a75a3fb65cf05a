import { readMetadata } from '../page/extract/metadata';
import { fragmentMarkdown } from './fragment';
import type { SitePage, SiteRule, SiteSource } from './site-page';

const PATH = /^\/([^/]+\/[^/]+)\/blob\/([^/]+)\/(.+)$/;

/**
 * A source file on GitHub. The page draws only the lines in view; all of them are in the text field under
 * them, which is there for the keyboard. A file that is shown rendered is read as it is shown.
 */
export const githubFile: SiteRule = {
  matches: ({ hostname, pathname }) => hostname === 'github.com' && PATH.test(pathname),
  read: readFile,
};

function readFile({ document, url }: SiteSource): SitePage | null {
  const [, repository = '', branch = '', encoded = ''] = PATH.exec(url.pathname) ?? [];
  const path = decodeURIComponent(encoded);
  const code = codeIn(document, path);
  const rendered = document.querySelector('article.markdown-body');
  if (code === null && !rendered) return null;
  return {
    ...readMetadata(document, url.href, {}),
    title: `${path} · ${repository}, ${branch}`,
    site: 'GitHub',
    markdown: rendered ? fragmentMarkdown(rendered, url) : fenced(code ?? '', path),
    transcript: 'none',
  };
}

function codeIn(document: Document, path: string): string | null {
  const field = document.querySelector<HTMLTextAreaElement>(
    'textarea#read-only-cursor-text-area,textarea[aria-label="file content" i]',
  );
  const code = field?.value || (field?.textContent ?? '');
  return code.trim() === '' ? embeddedCode(document, path) : code.trimEnd();
}

/** The state that the server sends with the page. It stays when the application moves on to another file. */
function embeddedCode(document: Document, path: string): string | null {
  const script = document.querySelector('script[data-target="react-app.embeddedData"]');
  const state: unknown = JSON.parse(script?.textContent || 'null');
  const payload = valueOf(state, 'payload');
  const lines = valueOf(valueOf(payload, 'blob'), 'rawLines');
  const isThis = valueOf(payload, 'path') === path;
  return isThis && Array.isArray(lines) ? lines.join('\n').trimEnd() : null;
}

function valueOf(object: unknown, key: string): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, key) : undefined;
}

/** The file extension names the language as well as most of its names do. */
function fenced(code: string, path: string): string {
  const language = /\.([a-z0-9+]{1,12})$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  const fence = '`'.repeat(Math.max(3, longestFence(code) + 1));
  return `${fence}${language}\n${code}\n${fence}`;
}

function longestFence(code: string): number {
  return Math.max(0, ...[...code.matchAll(/^\s*(`{3,})/gm)].map(([, ticks = '']) => ticks.length));
}
