import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { createChunks } from './scripts/chunks';
import { makeNotices } from './scripts/notices';
import { ownProperties } from './scripts/own-properties';
import { readWhatsNew } from './scripts/whats-new';

const DECODERS = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/wasm/LICENSE_JBIG2')));
const SCANNERS = /^(?:jbig2|openjpeg)_nowasm_fallback\.js$|^LICENSE_(?:PDFJS_)?(?:JBIG2|OPENJPEG)$/;
const CMAPS = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/cmaps/LICENSE')));

/** The API's host. Every other address is an optional permission, asked for when it is saved. */
const API_HOST = 'https://api.acedata.cloud/*';

/** The practice server's host, for the practice build and while developing. */
const PRACTICE_HOST = 'http://127.0.0.1/*';

/** Origins that the server of `npm run dev` answers. */
const LOCAL = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** The socket that tells pages to reload. */
const RELOADING = 'ws://localhost:*';

const whileDeveloping = (mode: string, source: string) => (mode === 'development' ? ` ${source}` : '');

// WXT takes the mode for NODE_ENV, and what is not "production" would be built as for development.
if (process.env['NODE_ENV'] === 'practice') process.env['NODE_ENV'] = 'production';

/** Lets the pages reach nothing: only the worker asks the API. Pages reload by a socket while developing. */
function closePages(): Plugin {
  const attrs = { 'http-equiv': 'Content-Security-Policy', content: "connect-src 'self'" };
  return {
    name: 'close-pages',
    apply: 'build',
    transformIndexHtml: () => [{ tag: 'meta', attrs, injectTo: 'head-prepend' }],
  };
}

export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  imports: false,
  manifestVersion: 3,
  // Every browser that takes this extension knows `modulepreload`.
  vite: ({ browser }) => ({
    define: {
      // Any page may have a frame of that name, and Chromium nothing else.
      ...(browser !== 'firefox' && { 'globalThis.browser': 'globalThis.chrome' }),
      // The settings say it.
      'import.meta.env.WHATS_NEW': JSON.stringify(readWhatsNew()),
    },
    plugins: [closePages(), ownProperties()],
    build: { modulePreload: { polyfill: false } },
    // While developing, the page that draws diagrams loads its scripts from there, with an origin of its own.
    server: { cors: { origin: [LOCAL, 'null'] } },
  }),
  hooks: {
    'vite:build:extendConfig'(entrypoints, config) {
      const { rolldownOptions } = config.build ?? {};
      if (entrypoints.some(({ name }) => name === 'sidepanel')) {
        const output = {
          ...[rolldownOptions?.output ?? {}].flat()[0],
          codeSplitting: { groups: createChunks() },
        };
        config.build = { ...config.build, rolldownOptions: { ...rolldownOptions, output } };
      }
      if (entrypoints.some(({ type }) => type === 'sandbox')) {
        // A layout that no diagram can ask for, see utils/diagram/configuration.ts.
        const external = ['elkjs/lib/elk.bundled.js'];
        config.build = { ...config.build, rolldownOptions: { ...rolldownOptions, external } };
      }
    },
    // The tables with which pdf.js reads some Chinese, Japanese and Korean files; the background hands them out.
    'build:publicAssets': (_, assets) => {
      for (const file of readdirSync(CMAPS)) {
        assets.push({ absoluteSrc: join(CMAPS, file), relativeDest: `cmaps/${file}` });
      }
      // Its decoders for the pictures of scanners (CCITT and JBIG2, and JPEG 2000), with their licences.
      for (const file of readdirSync(DECODERS).filter((name) => SCANNERS.test(name))) {
        assets.push({ absoluteSrc: join(DECODERS, file), relativeDest: `pdf-decoders/${file}` });
      }
      assets.push({ contents: makeNotices(), relativeDest: 'THIRD-PARTY-NOTICES.txt' });
    },
  },
  manifest: ({ mode, browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    incognito: browser === 'firefox' ? 'not_allowed' : 'split',
    permissions: [
      'storage',
      'activeTab',
      'scripting',
      'contextMenus',
      'alarms',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    host_permissions: [API_HOST, ...(['practice', 'development'].includes(mode) ? [PRACTICE_HOST] : [])],
    optional_permissions: ['notifications'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    action: { default_title: '__MSG_action_title__' },
    commands: {
      // The shortcut is the toolbar button: the same event, the same activeTab grant.
      _execute_action: { suggested_key: { default: 'Ctrl+Shift+K', mac: 'Command+Shift+K' } },
    },
    content_security_policy: {
      extension_pages: [
        "default-src 'self'",
        "script-src 'self'",
        `style-src 'self' 'unsafe-inline'${whileDeveloping(mode, 'http://localhost:*')}`,
        "img-src 'self' data: blob:",
        // Exactly what `readBaseUrl` takes for a base URL.
        `connect-src 'self' https: http://localhost:* http://127.0.0.1:*${whileDeveloping(mode, RELOADING)}`,
        "object-src 'none'",
        // The page that draws diagrams.
        `frame-src ${browser === 'firefox' ? "'none'" : "'self'"}`,
        "form-action 'none'",
        "base-uri 'none'",
      ].join('; '),
      // The page that draws diagrams has an origin of its own, and reaches nothing. Firefox knows no such pages.
      ...(browser !== 'firefox' && {
        sandbox: [
          'sandbox allow-scripts',
          "default-src 'none'",
          "script-src 'self'",
          `style-src 'self' 'unsafe-inline'${whileDeveloping(mode, 'http://localhost:*')}`,
          ...(mode === 'development' ? [`connect-src ${RELOADING}`] : []),
          "form-action 'none'",
          "base-uri 'none'",
        ].join('; '),
      }),
    },
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'sidenote@sidenote.example',
          strict_min_version: '142.0',
          data_collection_permissions: { required: ['websiteContent'] },
        },
      },
    }),
    ...(browser !== 'firefox' && {
      minimum_chrome_version: '130',
      // Firefox has no schema: docs/MANAGED.md says where it looks.
      storage: { managed_schema: 'managed-schema.json' },
    }),
  }),
});
