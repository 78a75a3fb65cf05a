/** Every key that begins with these parts. To IndexedDB an array is greater than any string or number. */
export function under(...prefix: readonly (string | number)[]): IDBKeyRange {
  return IDBKeyRange.bound(prefix, [...prefix, []]);
}
