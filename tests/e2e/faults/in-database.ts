/** Functions that run in an extension page or the worker, and damage Sidenote's database. */

/** Makes every write fail as on a full disk, until `globalThis[undoName]()`. */
export function refuseWrites(undoName: string): void {
  const { put, add } = IDBObjectStore.prototype;
  const { update } = IDBCursor.prototype;
  const refuse = () => {
    throw new DOMException('The disk is full.', 'QuotaExceededError');
  };
  Object.assign(IDBObjectStore.prototype, { put: refuse, add: refuse });
  Object.assign(IDBCursor.prototype, { update: refuse });
  Object.assign(globalThis, {
    [undoName]: () => {
      Object.assign(IDBObjectStore.prototype, { put, add });
      Object.assign(IDBCursor.prototype, { update });
    },
  });
}

/** Begins a transaction over all stores that never ends, as long as the page is open. */
export async function holdStores(): Promise<void> {
  const request = indexedDB.open('sidenote');
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error(String(request.error))));
  });
  const names = [...db.objectStoreNames];
  const store = db.transaction(names, 'readwrite').objectStore(names[0] ?? '');
  await new Promise<void>((resolve) => {
    const goOn = () => {
      const asked = store.count();
      asked.onsuccess = goOn;
      resolve();
    };
    // The first answer comes when the transaction has begun: from then on all others wait.
    store.count().onsuccess = goOn;
  });
}

/** Opens the database as a newer Sidenote would, so that ours can't open it any more. Returns the version before. */
export async function upgradeTo(version: number): Promise<number> {
  const request = indexedDB.open('sidenote', version);
  return new Promise((resolve, reject) => {
    let before = 0;
    request.onupgradeneeded = (event) => {
      before = event.oldVersion;
    };
    request.onsuccess = () => {
      request.result.close();
      resolve(before);
    };
    request.addEventListener('error', () => reject(new Error(String(request.error))));
  });
}

/** Recreates the database with an older version, and the same stores and records. */
export async function downgrade(version: number): Promise<void> {
  const settle = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error(String(request.error))));
    });
  const old = await settle(indexedDB.open('sidenote'));
  const reading = old.transaction([...old.objectStoreNames]);
  const stores = await Promise.all(
    [...old.objectStoreNames].map(async (name) => {
      const store = reading.objectStore(name);
      const indexes = [...store.indexNames].map((index) => {
        const { keyPath, unique, multiEntry } = store.index(index);
        return { index, keyPath, options: { unique, multiEntry } };
      });
      const { keyPath, autoIncrement } = store;
      const [keys, values] = await Promise.all([settle(store.getAllKeys()), settle(store.getAll())]);
      return { name, indexes, options: { keyPath, autoIncrement }, keys, values };
    }),
  );
  old.close();
  await settle(indexedDB.deleteDatabase('sidenote'));

  const opening = indexedDB.open('sidenote', version);
  opening.onupgradeneeded = () => {
    for (const { name, indexes, options, keys, values } of stores) {
      const store = opening.result.createObjectStore(name, options);
      for (const { index, keyPath, options: how } of indexes) store.createIndex(index, keyPath, how);
      for (const [place, value] of values.entries()) {
        if (options.keyPath === null) store.put(value, keys[place]);
        else store.put(value);
      }
    }
  };
  (await settle(opening)).close();
}

/** Replaces the record of the first turn with nonsense under the same key. */
export async function damageFirstTurn(): Promise<void> {
  const settle = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error(String(request.error))));
    });
  const db = await settle(indexedDB.open('sidenote'));
  const transaction = db.transaction('turns', 'readwrite');
  const store = transaction.objectStore('turns');
  const [record] = await settle(store.getAll());
  const written = new Promise((resolve) => transaction.addEventListener('complete', resolve));
  store.put({ ...record, turn: { id: 7, question: null, answer: 'nonsense' } });
  await written;
  db.close();
}

/** Tries to write that many bytes to a database of its own, so that the browser checks the room left. */
export async function writeInVain(bytes: number): Promise<void> {
  const opening = indexedDB.open('filler', 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('filler'));
  await new Promise((resolve, reject) => {
    opening.addEventListener('success', resolve);
    opening.addEventListener('error', () => reject(new Error(String(opening.error))));
  });
  const transaction = opening.result.transaction('filler', 'readwrite');
  const aborted = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('abort', () => resolve());
    transaction.addEventListener('complete', () => reject(new Error('There was room.')));
  });
  // What is larger goes into a file, and doesn't count here.
  const part = 50_000;
  for (let written = 0; written < bytes; written += part) {
    transaction.objectStore('filler').put('x'.repeat(part), written);
  }
  await aborted;
  opening.result.close();
}
