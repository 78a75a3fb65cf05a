/** The parts of Sidenote that an entry may be about. */
export const AREAS = [
  'answer',
  'backup',
  'chat',
  'citations',
  'commands',
  'draft',
  'gesture',
  'highlight',
  'page',
  'panel',
  'settings',
  'storage',
  'tab',
] as const;

export type Area = (typeof AREAS)[number];

/**
 * The severity. `info`: it happens in ordinary use. `warning`: something was not done, and no screen says so.
 * `error`: something failed, and the user was told.
 */
export type Level = 'info' | 'warning' | 'error';

/** Everything that may be noted. */
export const LEVELS = {
  /** Its listener is gone. */
  'nobody-there': 'info',
  'page-gone': 'info',
  'over-already': 'info',
  /** A command was given once more, as no answer came. */
  'given-again': 'info',
  'not-understood': 'info',
  'no-answer': 'warning',
  'not-stored': 'warning',
  'not-read': 'warning',
  'not-loaded': 'warning',
  'not-opened': 'warning',
  failed: 'error',
} as const satisfies Readonly<Record<string, Level>>;

export type EventName = keyof typeof LEVELS;

/** The names of errors that may be written down: the language's, the browser's that Sidenote meets, and its own. */
export const ERRORS = [
  'AbortError',
  'BackupError',
  'ConstraintError',
  'DataCloneError',
  'DataError',
  'DatabaseBlocked',
  'Error',
  'InvalidAccessError',
  'InvalidStateError',
  'KimiError',
  'NetworkError',
  'NotAllowedError',
  'NotFoundError',
  'NotReadableError',
  'NotSupportedError',
  'OperationError',
  'QuotaExceededError',
  'RangeError',
  'ReadOnlyError',
  'ReferenceError',
  'Refused',
  'SecurityError',
  'SyntaxError',
  'TimeoutError',
  'TransactionInactiveError',
  'TypeError',
  'UnknownError',
  'VersionError',
] as const;

/** `other` is any error that has another name, and whatever was thrown that is no error. */
export type ErrorName = (typeof ERRORS)[number] | 'other';
