import type { Entry } from './log';
import type { EventName } from './names';

/**
 * The severity of each event. `info`: it happens in ordinary use. `warning`: something was not done, and no screen says so.
 * `error`: something failed, and the user was told; or Sidenote itself is wrong.
 */
type Level = 'info' | 'warning' | 'error';

/** Not with the log, which a panel opens with: levels are needed only where entries are shown. */
const LEVELS: Readonly<Record<EventName, Level>> = {
  gone: 'info',
  over: 'info',
  retried: 'info',
  'not-understood': 'info',
  'no-answer': 'warning',
  'not-stored': 'warning',
  'not-read': 'warning',
  'not-loaded': 'warning',
  'not-opened': 'warning',
  failed: 'error',
  uncaught: 'error',
};

/** The facts of a report beside the entries. */
interface Origin {
  readonly version: string;
  readonly browser: string;
}

/** Entries of one context; null where it did not give them. */
type Context = readonly [name: 'background' | 'panel', entries: readonly Entry[] | null];

/** The logs as plain text, oldest entry first. It is in English, for those who work on Sidenote. */
export function diagnosticsReport({ version, browser }: Origin, contexts: readonly Context[]): string {
  const lines = contexts
    .flatMap(([name, entries]) => (entries ?? []).map((entry) => [name, entry] as const))
    .toSorted(([, one], [, other]) => one.at - other.at)
    .map(([name, entry]) => lineOf(name, entry));
  const silent = contexts.filter(([, entries]) => entries === null).map(([name]) => `${name}: no answer`);
  return [
    `Sidenote ${version}`,
    browser,
    '',
    ...silent,
    ...(lines.length > 0 ? lines : ['Nothing was noted.']),
    '',
  ].join('\n');
}

function lineOf(name: string, { at, area, event, error, count }: Entry): string {
  const words = [new Date(at).toISOString(), LEVELS[event], name, `${area}: ${event}`, error];
  return [...words.filter((word) => word !== null), ...(count > 1 ? [`(${count} times)`] : [])].join(' ');
}
