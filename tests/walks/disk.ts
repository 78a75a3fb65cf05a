import { IDBFactory } from 'fake-indexeddb';

/** The databases of one walk. They outlive the workers, whose connections close with them. */
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
      databases: () => factory.databases(),
    },

    /** Takes the databases away from a worker that is gone. Its pending writes are completed. */
    close(): void {
      for (const database of opened) void database.then((one) => one.close());
      opened = [];
    },
  };
}
