import type { Handlers } from '@/utils/protocol/commands';
import type { DiskStore } from '@/utils/storage/store';
import { pdfPart } from '@/utils/tab/access-pdf';
import { pictureOf, pressRegionKey } from '@/utils/tab/access-picture';
import { orFailure } from './on-command';

/** Answers the commands for pictures and files of pages. */
export function pictureHandlers(store: DiskStore) {
  return {
    capturePicture: ({ tabId, part }) => orFailure(() => pictureOf(tabId, part)),
    pdfPart: ({ tabId, from }) => orFailure(() => pdfPart(tabId, from)),
    pressRegionKey: ({ tabId, key, isShift }) => pressRegionKey(tabId, key, isShift),
    picturesOf: async ({ hashes }) => [...(await store.picturesOf(hashes))],
  } satisfies Partial<Handlers>;
}
