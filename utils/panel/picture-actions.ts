import type { Failure } from '../chat/failure';
import { dropped, note } from '../diagnostics/log';
import { MOST_PICTURES, type CapturedPicture, type DraftPicture } from '../picture/picture';
import type { Client } from '../protocol/client';
import { sha256 } from '../text/sha256';
import type { PanelState, ScannedPdf } from './panel-state';
import type { PanelStore } from './panel-store';
import type { ReadFileOptions } from './read-file';

export interface PictureParts {
  readonly store: PanelStore;
  readonly background: Pick<Client, 'capturePicture' | 'pdfPart' | 'pressRegionKey' | 'picturesOf'>;
  /** The way in which files are read. */
  readonly readOptions: () => ReadFileOptions;
  /** False once the user no longer wants what is being read. */
  readonly isWanted: () => boolean;
}

/** The ways in which pictures and files come into the composer, and pictures back from the disk. */
export function createPictureActions({ store, background, readOptions, isWanted }: PictureParts) {
  async function add(pictures: readonly CapturedPicture[]): Promise<void> {
    store.addPictures(await Promise.all(pictures.map(asDraft)));
  }

  async function addDocument(file: File): Promise<void> {
    const { readFile } = await import('./read-file');
    const read = await readFile(file, readOptions());
    if (!isWanted()) return;
    if (!('kind' in read)) return store.giveFile(read);
    const pages = HAS_PICTURES.has(read.kind) ? await pagesIn(file) : 0;
    if (!isWanted()) return;
    if (pages === 0) return store.refuse(read);
    return store.setState({ scan: { file, name: file.name, pages, from: 1, blank: [] } });
  }

  async function pagesIn(file: File): Promise<number> {
    const { openPdf } = await import('../pdf/open-pdf');
    const opened = await openPdf(new Uint8Array(await file.arrayBuffer()), readOptions().readCMap);
    if ('fault' in opened) return 0;
    await opened.loadingTask.destroy();
    return opened.numPages;
  }

  async function addPictures(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    const { makePicture } = await import('../picture/make-picture');
    const made: CapturedPicture[] = [];
    for (const file of files.slice(0, MOST_PICTURES)) {
      try {
        made.push({ ...(await makePicture(file)), origin: 'file', name: file.name });
      } catch (error) {
        note('gesture', 'not-read', error);
        store.refuse({ kind: 'picture-damaged', message: '' });
      }
    }
    if (isWanted()) await add(made);
  }

  return {
    /**
     * Attaches a picture of the page beside the panel: of what is seen of it, or of the part that the user marks there.
     * Shows why where there is none.
     */
    async capturePicture(part: 'view' | 'region'): Promise<void> {
      const { page } = store.getState();
      if (!page) return;
      store.dismissRefusal();
      if (part === 'region') store.setState({ isMarking: true });
      const result = await background
        .capturePicture({ tabId: page.tabId, part })
        .catch((error: unknown) => ({ failure: { kind: 'no-picture', message: String(error) } as Failure }));
      store.setState({ isMarking: false });
      if (!isWanted()) return;
      if (result && 'failure' in result) store.refuse(result.failure);
      else if (result) await add([result]);
    },

    /** Passes a key on to the page, where a part is being marked. */
    async pressRegionKey(key: string, isShift: boolean): Promise<void> {
      const { page } = store.getState();
      if (page)
        await background
          .pressRegionKey({ tabId: page.tabId, key, isShift })
          .catch(dropped('gesture', 'no-answer'));
    },

    /** Attaches files: pictures, and one that is read like a page. Shows why where one of them can't be. */
    async addFiles(files: readonly File[]): Promise<void> {
      store.dismissRefusal();
      const document = files.find((file) => !isPicture(file));
      if (document) await addDocument(document);
      await addPictures(files.filter(isPicture));
    },

    /** Offers the pages of the PDF that the tab shows as pictures. Shows why where they can't be had. */
    async takeScannedPage(): Promise<void> {
      const { page } = store.getState();
      if (page?.type !== 'readable') return;
      store.dismissRefusal();
      const { readTabFile } = await import('./read-tab-file');
      const read = await readTabFile(page, { background, isWanted });
      if (read === null || !isWanted()) return;
      if ('kind' in read) return store.refuse(read);
      const pages = await pagesIn(read);
      if (!isWanted()) return;
      if (pages === 0) return store.refuse({ kind: 'page-damaged', message: '' });
      store.setState({ scan: { file: read, name: read.name, pages, from: 1, blank: [], pageKey: page.key } });
    },

    /** Attaches the next pages of the scanned file as pictures. */
    async readScan(): Promise<void> {
      const { scan } = store.getState();
      if (!scan) return;
      const { drawPages } = await import('../pdf/draw-pages');
      const data = new Uint8Array(await scan.file.arrayBuffer());
      const drawn = await drawPages(data, readOptions().readCMap, scan.from);
      if (!isWanted() || !isShown(scan, store.getState())) return;
      if (!drawn) {
        store.setState({ scan: null });
        return store.refuse({ kind: 'picture-damaged', message: '' });
      }
      const { next: from, pages, blank } = drawn;
      store.setState({ scan: from > pages && blank.length === 0 ? null : { ...scan, from, blank } });
      await add(
        drawn.pictures.map(({ url, width, height, page }) => {
          const name = `${scan.name} · ${page}`;
          return { url, width, height, origin: scan.pageKey === undefined ? 'scan' : 'scanned-page', name };
        }),
      );
    },

    /** Loads the `data:` addresses of pictures, by hash; without those that are no longer stored. */
    async pictures(hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
      return new Map(await background.picturesOf({ hashes }));
    },
  };
}

/** The picture with its hash, for the composer. */
export async function asDraft(picture: CapturedPicture): Promise<DraftPicture> {
  return { ...picture, hash: await sha256(picture.url) };
}

/** The PDFs that a reader sees, and whose text can't be read. */
const HAS_PICTURES: ReadonlySet<Failure['kind']> = new Set(['page-scanned', 'page-unmapped']);

/** True while the scan is offered: one that a tab shows, beside that page alone. */
function isShown(scan: ScannedPdf, { scan: offered, page }: PanelState): boolean {
  return (
    offered === scan &&
    (scan.pageKey === undefined || (page?.type === 'readable' && page.key === scan.pageKey))
  );
}

function isPicture({ type }: File): boolean {
  return type.startsWith('image/');
}
