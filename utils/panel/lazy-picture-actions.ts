import type { createPictureActions } from './picture-actions';

type PictureActions = ReturnType<typeof createPictureActions>;

/** The actions for pictures and files, which are loaded with the first of them: few questions have any. */
export function lazyPictureActions(parts: Parameters<typeof createPictureActions>[0]): PictureActions {
  const load = async () => (await import('./picture-actions')).createPictureActions(parts);
  return {
    capturePicture: async (part) => (await load()).capturePicture(part),
    pressRegionKey: async (key, isShift) => (await load()).pressRegionKey(key, isShift),
    addFiles: async (files) => (await load()).addFiles(files),
    readScan: async () => (await load()).readScan(),
    pictures: async (hashes) => (await load()).pictures(hashes),
  };
}
