import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };
const PAGE =
  '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="page.css"><body><script type="module" src="page.js"></script>';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds the page of the renderers as the panel is built, with lazy parts apart, and serves it on loopback. */
export async function serveRenderPage(): Promise<{ readonly url: string; readonly close: () => void }> {
  const folder = await mkdtemp(join(tmpdir(), 'sidenote-render-'));
  await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: { '@': here('../..'), '#imports': here('render-browser-api.ts') } },
    build: {
      outDir: folder,
      cssCodeSplit: false,
      rolldownOptions: {
        input: here('../rivals/render-page.tsx'),
        output: { entryFileNames: 'page.js', assetFileNames: 'page[extname]' },
      },
    },
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const body = path === '/' ? Promise.resolve(PAGE) : readFile(join(folder, path));
    body.then(
      (found) => response.setHeader('content-type', TYPES[extname(path)] ?? 'text/html').end(found),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
