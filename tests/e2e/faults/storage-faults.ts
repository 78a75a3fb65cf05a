import { openBehind } from './elsewhere.ts';
import { broken, type Ending, type Fault, type Scene } from './fault.ts';
import {
  damageFirstTurn,
  downgrade,
  holdStores,
  refuseWrites,
  upgradeTo,
  writeInVain,
} from './in-database.ts';
import { reopenTab } from './sidenote-faults.ts';

const NOT_STORED =
  /couldn’t (?:store|save)|not (?:stored|saved)|isn’t (?:stored|saved)|disk (?:is|may be) full/i;
const INTERRUPTED = /The browser interrupted Sidenote\./;

/** Bytes that the browser allows before the disk is full. */
const ROOM = 5_000_000;

/** Newer than any version that Sidenote has had. */
const NEWER = 1_000;

/** The answer goes on to its end in the panel, which says that it is not on disk. */
const UNSAVED: Ending = { isWhole: true, words: NOT_STORED };

/** Faults of the disk, and of the database on it. */
export const STORAGE_FAULTS: readonly Fault[] = [
  {
    name: 'storage full (simulated)',
    hasItsLike: true,
    async strike(scene) {
      const worker = await scene.sidenote.attachToWorker();
      const undoName = 'undoFault';
      await worker.evaluate(`(${refuseWrites.toString()})(${JSON.stringify(undoName)})`);
      scene.undo = async () => {
        await worker.evaluate(`globalThis.${undoName}()`);
        await worker.detach();
      };
    },
    isAboutStorage: true,
    ending: () => UNSAVED,
  },
  {
    name: 'storage full (quota)',
    async prepare(scene) {
      const { sidenote } = scene;
      // The browser checks the room left only now and then, so it must not have checked yet.
      await sidenote.quit();
      await sidenote.relaunch();
      const page = await sidenote.open(sidenote.addressOf('manifest.json'));
      const session = await page.context().newCDPSession(page);
      const origin = sidenote.addressOf('').slice(0, -1);
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: ROOM });
      await reopenTab(scene);
      await scene.panel.getByRole('article').first().waitFor();
      scene.fillDisk = async () => {
        await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
        await page.evaluate(writeInVain, ROOM);
      };
      scene.undo = async () => {
        await session.send('Storage.overrideQuotaForOrigin', { origin });
        await page.close();
      };
    },
    strike: async ({ fillDisk }) => fillDisk?.(),
    isAboutStorage: true,
    ending: () => UNSAVED,
  },
  {
    name: 'database blocked',
    prepare: openOwnPage,
    async strike(scene) {
      const { helper } = scene;
      await helper?.evaluate(holdStores);
      scene.undo = async () => helper?.close();
    },
    isAboutStorage: true,
    ending: () => UNSAVED,
  },
  {
    name: 'database cannot be opened',
    hasItsLike: true,
    prepare: openOwnPage,
    async strike(scene) {
      const { helper } = scene;
      const version = await helper?.evaluate(upgradeTo, NEWER);
      scene.undo = async () => {
        if (version !== undefined) await helper?.evaluate(downgrade, version);
        await helper?.close();
      };
    },
    isAboutStorage: true,
    ending: () => UNSAVED,
  },
  {
    name: 'record corrupt',
    prepare: openOwnPage,
    async strike({ sidenote, helper }) {
      await helper?.evaluate(damageFirstTurn);
      await helper?.close();
      await sidenote.killWorker();
    },
    damagesFirstTurn: true,
    ending: () => broken(INTERRUPTED),
  },
];

/** One of Sidenote's own pages, without any code of its own, behind the article. */
async function openOwnPage(scene: Scene): Promise<void> {
  scene.helper = await openBehind(scene, scene.sidenote.addressOf('manifest.json'));
}
