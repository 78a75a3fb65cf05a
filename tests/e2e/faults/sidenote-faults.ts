import { setTimeout as wait } from 'node:timers/promises';
import type { Sidenote } from '../support/sidenote.ts';
import { until } from '../support/until.ts';
import { openBehind } from './elsewhere.ts';
import { broken, WHOLE, type Fault, type Scene } from './fault.ts';

/** Milliseconds that the user is away. */
const AWAY_MS = 600;

const INTERRUPTED = /The browser interrupted Sidenote\./;

/** Faults in Sidenote's own parts, and in the browser around them. */
export const SIDENOTE_FAULTS: readonly Fault[] = [
  {
    name: 'service worker killed',
    hasItsLike: true,
    strike: ({ sidenote }) => sidenote.killWorker(),
    ending: () => broken(INTERRUPTED),
  },
  {
    name: 'panel closed',
    hasItsLike: true,
    strike: ({ sidenote, panel }) => sidenote.closePanel(panel),
    comeBack: reopenPanel,
    ending: () => WHOLE,
  },
  {
    name: 'tab closed',
    strike: ({ article }) => article.close(),
    // The panel stands open and follows: pressed now, the button would close it.
    async comeBack(scene) {
      await away();
      scene.article = await scene.sidenote.open(scene.site.url('article.html'));
    },
    ending: () => WHOLE,
  },
  {
    name: 'tab navigated',
    hasItsLike: true,
    strike: async ({ article, site }) => {
      await article.goto(site.url('docs.html'));
    },
    async comeBack({ article, site }) {
      await away();
      await article.goto(site.url('article.html'));
    },
    ending: () => WHOLE,
  },
  {
    name: 'browser killed',
    hasItsLike: true,
    strike: ({ sidenote }) => sidenote.kill(),
    comeBack: restart,
    ending: () => broken(INTERRUPTED),
  },
  {
    name: 'browser quit',
    hasItsLike: true,
    strike: ({ sidenote }) => sidenote.quit(),
    comeBack: restart,
    ending: () => broken(INTERRUPTED),
  },
  {
    name: 'extension reloaded',
    hasItsLike: true,
    async prepare(scene) {
      const extensions = await openBehind(scene, 'chrome://extensions/');
      // Without it the browser lets no unpacked extension start anew.
      await extensions.evaluate(
        'chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })',
      );
      await extensions.close();
    },
    async strike({ sidenote, panel }) {
      const before = new Set((await workersOf(sidenote)).map(({ targetId }) => targetId));
      const closed = panel.waitForEvent('close');
      const worker = await sidenote.attachToWorker();
      await worker.evaluate('void setTimeout(() => chrome.runtime.reload(), 0)');
      await closed;
      await until('the worker to start anew', async () =>
        (await workersOf(sidenote)).find(({ targetId }) => !before.has(targetId)),
      );
    },
    comeBack: reopenPanelOnceStarted,
    ending: () => broken(INTERRUPTED),
  },
  {
    name: 'extension disabled',
    async prepare(scene) {
      scene.helper = await openBehind(scene, 'chrome://extensions/');
    },
    async strike({ sidenote, panel, helper }) {
      const closed = panel.waitForEvent('close');
      await helper?.evaluate(setEnabled, { id: sidenote.extensionId, isEnabled: false });
      await closed;
      await away();
      await helper?.evaluate(setEnabled, { id: sidenote.extensionId, isEnabled: true });
      await helper?.close();
    },
    comeBack: reopenPanelOnceStarted,
    ending: () => broken(INTERRUPTED),
  },
];

async function workersOf(sidenote: Sidenote) {
  const targets = await sidenote.targets();
  return targets.filter(
    ({ type, url }) => type === 'service_worker' && url.startsWith(sidenote.addressOf('')),
  );
}

function away(): Promise<void> {
  return wait(AWAY_MS);
}

/** Runs in the browser's own page about extensions. */
async function setEnabled({ id, isEnabled }: { readonly id: string; readonly isEnabled: boolean }) {
  await chrome.management.setEnabled(id, isEnabled);
}

async function reopenPanel(scene: Scene): Promise<void> {
  await away();
  scene.panel = await scene.sidenote.openPanel(scene.article);
}

async function reopenPanelOnceStarted(scene: Scene): Promise<void> {
  // An extension that is off has no button: the browser ends when one is pressed by protocol.
  await until('the extension to start', async () => ((await scene.sidenote.isWorkerAlive()) ? true : null));
  await until('its worker to listen', () => listens(scene));
  await reopenPanel(scene);
}

/** Looks if the worker listens, since a click before that is lost. Null if it does not yet. */
async function listens({ sidenote }: Scene): Promise<true | null> {
  const worker = await sidenote.attachToWorker();
  const answer = worker.evaluate('chrome.action.onClicked.hasListeners()').catch(() => null);
  const isListening = (await Promise.race([answer, wait(AWAY_MS, null)])) === true;
  await worker.detach();
  return isListening || null;
}

export async function reopenTab(scene: Scene): Promise<void> {
  await away();
  scene.article = await scene.sidenote.open(scene.site.url('article.html'));
  scene.panel = await scene.sidenote.openPanel(scene.article);
}

async function restart(scene: Scene): Promise<void> {
  await scene.sidenote.relaunch();
  await reopenTab(scene);
}
