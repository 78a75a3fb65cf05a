import { IDBFactory } from 'fake-indexeddb';

/** The databases of one walk. They outlive the workers; what a worker had open of them closes with it. */
export function createDisk() {
  const factory = new IDBFactory();
  let opened: Promise<IDBDatabase>[] = [];

  return {
    /** A worker's `indexedDB`. */
    indexedDB: {
      open(name: string, version?: number): IDBOpenDBRequest {
        const request = factory.open(name, version);
        const { promise, resolve } = Promise.withResolvers<IDBDatabase>();
        request.addEventListener('success', () => resolve(request.result));
        opened.push(promise);
        return request;
      },
    },

    /** Takes the databases out of the hands of a worker that is gone. What it was writing is written. */
    close(): void {
      for (const database of opened) void database.then((one) => one.close());
      opened = [];
    },
  };
}
