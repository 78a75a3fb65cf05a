import type { ErasableFiles } from '../storage/sealed-database';

/** Files in the extension's own file system, which the browser deletes from the disk when they are removed. */
export function createErasableFiles(): ErasableFiles {
  return {
    async names() {
      return Array.fromAsync((await folder()).keys());
    },
    async read(name) {
      const handle = await (await folder()).getFileHandle(name).catch(absent);
      return handle && (await handle.getFile()).text();
    },
    async write(name, bytes) {
      const handle = await (await folder()).getFileHandle(name, { create: true });
      const writing = await handle.createWritable();
      await writing.write(bytes);
      await writing.close();
    },
    async remove(name) {
      await (await folder()).removeEntry(name).catch(absent);
    },
  };
}

function folder(): Promise<FileSystemDirectoryHandle> {
  return navigator.storage.getDirectory();
}

function absent(error: unknown): null {
  if (error instanceof DOMException && error.name === 'NotFoundError') return null;
  throw error;
}
