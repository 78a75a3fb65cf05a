import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The times at which things were first there and painted, in epoch milliseconds with fractions; `WATCH` notes them. */
export interface Noted {
  readonly usable?: number;
  readonly shown?: number;
}

declare global {
  /** The times that `WATCH` noted in a panel. */
  var noted: Noted;
}

/** A script that runs first in a panel, the same for all that are compared: no debugger disturbs it. */
const WATCH = `
globalThis.noted = {};
const begun = new Set();
function note(name, selector) {
  if (begun.has(name) || !document.querySelector(selector)) return;
  begun.add(name);
  requestAnimationFrame(() => setTimeout(() => {
    noted[name] = performance.timeOrigin + performance.now();
  }));
}
new MutationObserver(() => {
  note('usable', 'textarea:enabled');
  note('shown', 'article .markdown');
}).observe(document, { subtree: true, childList: true });
`;

/** The least that a side panel with a field can be. */
const BARE = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'Bare',
    version: '1',
    permissions: ['sidePanel'],
    background: { service_worker: 'worker.js' },
    side_panel: { default_path: 'sidepanel.html' },
    action: {},
  }),
  'worker.js': 'chrome.action.onClicked.addListener(({ windowId }) => chrome.sidePanel.open({ windowId }));',
  'sidepanel.html':
    '<!doctype html><html><head><title>Bare</title></head><body><textarea aria-label="Question"></textarea></body></html>',
};

const temporaryFolder = () => mkdtemp(join(tmpdir(), 'sidenote-bench-'));

async function watch(folder: string): Promise<string> {
  const page = join(folder, 'sidepanel.html');
  const html = await readFile(page, 'utf8');
  await writeFile(page, html.replace('<head>', '<head><script src="/watch.js"></script>'));
  await writeFile(join(folder, 'watch.js'), WATCH);
  return folder;
}

/** The folder of a bare side panel. */
export async function bareExtension(): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(BARE)) await writeFile(join(folder, name), text);
  return watch(folder);
}

/** The folder of a copy of a build. */
export async function watchedCopy(build: string): Promise<string> {
  const folder = join(await temporaryFolder(), 'extension');
  await mkdir(folder);
  await cp(build, folder, { recursive: true });
  return watch(folder);
}
