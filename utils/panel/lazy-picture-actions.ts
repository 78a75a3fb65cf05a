import type { Failure } from '../chat/failure';
import { note } from '../diagnostics/log';
import type { TakenFile } from './panel-state';
import type { createPictureActions, PictureParts } from './picture-actions';

type PictureActions = ReturnType<typeof createPictureActions>;

/**
 * The actions for pictures and files, which are loaded with the first of them: few questions have any. While one is read
 * the panel's state names it, so that no question is asked without it unawares; one that can't be read is refused.
 */
export function lazyPictureActions(parts: Omit<PictureParts, 'isWanted'>): PictureActions {
  const { store } = parts;
  const load = async (isWanted = () => true) =>
    (await import('./picture-actions')).createPictureActions({ ...parts, isWanted });

  async function take(name: string, kind: Failure['kind'], run: (actions: PictureActions) => Promise<void>) {
    const file: TakenFile = { name };
    store.setState(({ taking }) => ({ taking: [...taking, file] }));
    const isWanted = () => store.getState().taking.includes(file);
    try {
      await run(await load(isWanted));
    } catch (error) {
      note('gesture', 'not-read', error);
      if (isWanted()) store.refuse({ kind, message: '' });
    } finally {
      store.setState(({ taking }) => ({ taking: taking.filter((other) => other !== file) }));
    }
  }

  return {
    capturePicture: (part) =>
      part === 'view'
        ? take('', 'no-picture', (actions) => actions.capturePicture(part))
        : load().then((actions) => actions.capturePicture(part)),
    pressRegionKey: async (key, isShift) => (await load()).pressRegionKey(key, isShift),
    addFiles: async (files) => {
      const [first] = files;
      if (first) await take(first.name, 'file-failed', (actions) => actions.addFiles(files));
    },
    takeScannedPage: async () => {
      const { page } = store.getState();
      if (page?.type === 'readable')
        await take(page.title, 'file-failed', (actions) => actions.takeScannedPage());
    },
    readScan: async () => {
      const { scan } = store.getState();
      if (scan) await take(scan.name, 'file-failed', (actions) => actions.readScan());
    },
    pictures: async (hashes) => (await load()).pictures(hashes),
  };
}
