import { AREAS, ERRORS, EVENTS, type Area, type ErrorName, type EventName } from './names';

/**
 * Something that went wrong. It has numbers, and words of closed lists; there is no field that could hold a token, an
 * address, or a word of a page, a question or an answer.
 */
export interface Entry {
  /** The time at which it happened last, epoch milliseconds. */
  readonly at: number;
  readonly area: Area;
  readonly event: EventName;
  /** Null where no error came with it. */
  readonly error: ErrorName | null;
  /** The number of times in a row. */
  readonly count: number;
}

type Write = (entry: Entry) => void;

/** The number of entries that are kept; the oldest go first. */
const MOST = 200;

/** A log in memory. A message given in place of a name is not noted. */
export function createLog(now: () => number = Date.now, most = MOST) {
  let entries: readonly Entry[] = [];
  let write: Write | null = null;

  return {
    /** Notes an event, and of the error that led to it no more than a well-known name. */
    note(area: Area, event: EventName, ...thrown: readonly unknown[]): void {
      // The types say so already; this is for what got round them.
      if (!AREAS.includes(area) || !EVENTS.includes(event)) return;
      const error = thrown.length > 0 ? nameOf(thrown[0]) : null;
      const last = entries.at(-1);
      const isSame = last?.area === area && last.event === event && last.error === error;
      const count = isSame ? last.count + 1 : 1;
      const entry: Entry = { at: now(), area, event, error, count };
      entries = [...(isSame ? entries.slice(0, -1) : entries), entry].slice(-most);
      write?.(entry);
    },

    /** The entries that are kept, oldest first. */
    entries: () => entries,

    /** Passes on each further entry, for a console. */
    writeTo(next: Write): void {
      write = next;
    },
  };
}

/** The name is the list's own, so that not even an error that calls itself something brings a word of its own. */
function nameOf(thrown: unknown): ErrorName {
  try {
    const name: unknown = thrown instanceof Error ? thrown.name : null;
    return ERRORS.find((known) => known === name) ?? 'other';
  } catch {
    // An object that throws when it is looked at.
    return 'other';
  }
}

/**
 * This context's log. The one state that a module keeps, as every place that drops an error would have to be handed
 * it otherwise: nothing is decided by it, and it ends with the worker or the page.
 */
const log = createLog();

export const { note, entries: notedEntries, writeTo } = log;

/**
 * A handler for `catch` where going on without is right: it notes the error, and resolves to `instead`. Beside each
 * use stands why it is right.
 */
export function dropped(area: Area, event: EventName): (thrown: unknown) => undefined;
export function dropped<const T>(area: Area, event: EventName, instead: T): (thrown: unknown) => T;
export function dropped<T>(area: Area, event: EventName, instead?: T) {
  return (thrown: unknown) => {
    note(area, event, thrown);
    return instead;
  };
}
