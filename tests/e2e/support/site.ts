import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const PAGES = fileURLToPath(new URL('../../fixtures/pages', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
};

/** A page that a test makes itself. */
interface MadePage {
  readonly body: Uint8Array | string;
  /** `name=value` of a cookie that the page sets, and of one without which it is not shown. */
  readonly gives?: string;
  readonly needs?: string;
  /** False for a page that the browser must not write on the disk. */
  readonly isCached?: boolean;
}

export interface Site {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  /** A page on 127.0.0.1, which the practice build may read without being asked. */
  url(path: string): string;
  /** The same page under a host that Sidenote has no permission for, so that only a click lets it in. */
  foreignUrl(path: string): string;
  /** Serves a page of the test's own at a path. Returns how often it was asked for since. */
  put(path: string, page: MadePage): () => number;
  close(): Promise<void>;
}

/** Serves tests/fixtures/pages, and what tests make themselves, on a free port of this machine alone. */
export async function startSite(): Promise<Site> {
  const made = new Map<string, { readonly page: MadePage; count: number }>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const file = normalize(decodeURIComponent(pathname));
    const own = made.get(file);
    if (own) {
      own.count++;
      const { body, needs, gives, isCached = !needs } = own.page;
      if (needs && !request.headers.cookie?.includes(needs)) {
        response
          .writeHead(200, { 'content-type': TYPES['.html'] })
          .end('<title>Log in</title>Please log in.');
        return;
      }
      response
        .writeHead(200, {
          'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
          ...(gives && { 'set-cookie': `${gives}; HttpOnly; SameSite=Strict` }),
          'cache-control': isCached ? 'max-age=3600' : 'no-store',
        })
        .end(body);
      return;
    }
    readFile(join(PAGES, file)).then(
      (body) =>
        response
          .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
          .end(body),
      () => response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page.'),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  return {
    host,
    url: (path) => `http://${host}/${path}`,
    foreignUrl: (path) => `http://localhost:${port}/${path}`,
    put(path, page) {
      const entry = { page, count: 0 };
      made.set(`/${path}`, entry);
      return () => entry.count;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
