import { openRaw } from './sealed-fixtures';

/** Everything in a database of the browser's own, as the bytes that it may be on disk: names, keys and records. */
async function bytesOn(name: string): Promise<Buffer> {
  const db = await openRaw(name);
  try {
    const parts: Buffer[] = [];
    for (const store of db.objectStoreNames) {
      const source = db.transaction(store).objectStore(store);
      const indexes = Array.from(source.indexNames);
      parts.push(...bytesIn([store, indexes, await all(source.getAllKeys()), await all(source.getAll())]));
      // The index has keys of its own: those of the records, and those that it finds them by.
      for (const index of indexes) parts.push(...bytesIn(await placesIn(db, store, index)));
    }
    return Buffer.concat(parts);
  } finally {
    db.close();
  }
}

function all<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('Not read.')));
  });
}

function placesIn(db: IDBDatabase, store: string, index: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const places: unknown[] = [];
    const request = db.transaction(store).objectStore(store).index(index).openKeyCursor();
    request.addEventListener('error', () => reject(request.error ?? new Error('Not read.')));
    request.addEventListener('success', () => {
      const cursor = request.result;
      if (!cursor) return resolve(places);
      places.push(cursor.key, cursor.primaryKey);
      cursor.continue();
    });
  });
}

/** The bytes of a value: those that it has, and its texts in the encodings that a browser stores. */
function bytesIn(value: unknown): Buffer[] {
  if (typeof value === 'string') return encoded(value);
  if (value instanceof Uint8Array) return [Buffer.from(value)];
  if (typeof value !== 'object' || value === null) return [Buffer.from(`${String(value)}\n`)];
  return Object.entries(value).flatMap(([member, one]) => encoded(member).concat(bytesIn(one)));
}

function encoded(text: string): Buffer[] {
  const wide = Buffer.from(text, 'utf16le');
  return [Buffer.from(text), wide, Buffer.from(wide).swap16()];
}

/** Those of the words that are in a database, or in files, in whatever encoding and case. */
export async function wordsOnDisk(
  name: string,
  words: readonly string[],
  files: ReadonlyMap<string, string> = new Map(),
): Promise<readonly string[]> {
  const named = Array.from(files).flatMap(([file, text]) =>
    encoded(file).concat(encoded(text), Buffer.from(text, 'base64')),
  );
  const isOnDisk = searchIn(Buffer.concat([await bytesOn(name), ...named]));
  return words.filter((word) => [word, word.toLowerCase(), word.toUpperCase()].some(isOnDisk));
}

function searchIn(bytes: Buffer): (text: string) => boolean {
  return (text) => {
    const wide = Buffer.from(text, 'utf16le');
    return [Buffer.from(text), wide, Buffer.from(wide).swap16()].some((sought) => bytes.indexOf(sought) >= 0);
  };
}
