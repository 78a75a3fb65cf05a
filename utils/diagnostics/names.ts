/** The parts of Sidenote that an entry may be about. */
export const AREAS = [
  'answer',
  'background',
  'backup',
  'chat',
  'citations',
  'commands',
  'draft',
  'gesture',
  'page',
  'panel',
  'settings',
  'storage',
] as const;

export type Area = (typeof AREAS)[number];

/** Everything that may be noted. The report says how bad each is. */
export const EVENTS = [
  // The panel, tab or page that it was about.
  'gone',
  'over',
  // A command or a request failed, and was given once more, or in another way.
  'retried',
  'not-understood',
  'no-answer',
  'not-stored',
  'not-read',
  'not-loaded',
  'not-opened',
  'failed',
  // An error that no code expected, or a rejection that nothing handled.
  'uncaught',
] as const;

export type EventName = (typeof EVENTS)[number];

/** The names of errors that may be written down: the language's, the browser's that Sidenote meets, and its own. */
export const ERRORS = [
  'AbortError',
  'DataError',
  'DatabaseBlocked',
  'Error',
  'IndexDamaged',
  'InvalidStateError',
  'KimiError',
  'NotAllowedError',
  'NotFoundError',
  'NotReadableError',
  'QuotaExceededError',
  'RangeError',
  'ReferenceError',
  'Refused',
  'SecurityError',
  'SyntaxError',
  'TimeoutError',
  'TypeError',
  'UnknownError',
  'VersionError',
] as const;

/** `other` is any error that has another name, and whatever was thrown that is no error. */
export type ErrorName = (typeof ERRORS)[number] | 'other';
