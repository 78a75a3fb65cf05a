import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';

const CMAPS = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/cmaps/LICENSE')));

/** The API's host. Every other address is an optional permission, asked for when it is saved. */
const API_HOST = 'https://api.acedata.cloud/*';

/** The practice build talks to the practice server on loopback, and to nothing else. */
const PRACTICE_HOST = 'http://127.0.0.1/*';

// WXT takes the mode for NODE_ENV, and what is not "production" would be built as for development.
if (process.env['NODE_ENV'] === 'practice') process.env['NODE_ENV'] = 'production';

/**
 * What the panel opens with and its other screens need as well, in one piece: each screen that loads when it is
 * asked for would cut it smaller, and a panel would open with two dozen files and 3 KB more. What the background
 * needs too stays apart, so that it loads no React.
 */
const CHUNKS = [
  {
    name: 'common',
    priority: 2,
    test: /[\\/]utils[\\/](?:i18n|permissions|estimate-tokens|page[\\/]identity)\.ts$|[\\/](?:wxt|@wxt-dev[\\/]browser)[\\/]/,
  },
  {
    name: 'panel',
    priority: 1,
    test: /[\\/]components[\\/](?:Button|IconButton|CopyButton|FailureNote|Tooltip|page-share|PageChanged|panel-context|use-settled|cost|PageMenu|Mark|use-document-look)\.tsx?$|lucide-react.*[\\/](?:square-pen|book-open-text|arrow-left|refresh-cw)\./,
  },
];

export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  imports: false,
  manifestVersion: 3,
  hooks: {
    'vite:build:extendConfig'(entrypoints, config) {
      if (!entrypoints.some(({ name }) => name === 'sidepanel')) return;
      const { rolldownOptions } = config.build ?? {};
      const output = { ...[rolldownOptions?.output ?? {}].flat()[0], codeSplitting: { groups: CHUNKS } };
      config.build = { ...config.build, rolldownOptions: { ...rolldownOptions, output } };
    },
    // The tables with which pdf.js reads some Chinese, Japanese and Korean files; the background hands them out.
    'build:publicAssets': (_, assets) => {
      for (const file of readdirSync(CMAPS)) {
        assets.push({ absoluteSrc: join(CMAPS, file), relativeDest: `cmaps/${file}` });
      }
    },
  },
  manifest: ({ mode, browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: [
      'storage',
      'activeTab',
      'scripting',
      'contextMenus',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    host_permissions: [API_HOST, ...(mode === 'practice' ? [PRACTICE_HOST] : [])],
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
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        // Any base URL the user may enter; while developing also the socket that reloads.
        `connect-src 'self' https: http:${mode === 'development' ? ' ws:' : ''}`,
        "object-src 'none'",
        "frame-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
      ].join('; '),
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
    ...(browser !== 'firefox' && { minimum_chrome_version: '130' }),
  }),
});
