/** A record that was invalid when it was read: taken out of its store, kept as it was. */
export interface DamagedRecord {
  /** The store that it was taken from, and its key there. */
  readonly store: string;
  readonly key: IDBValidKey;
  /** As JSON; empty where the browser could not read it at all. */
  readonly json: string;
  /** The problem, for the developer who looks into it. */
  readonly reason: string;
  /** Epoch milliseconds. */
  readonly noticedAt: number;
}
