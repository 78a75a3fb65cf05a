import type { Failure } from '../chat/failure';

/**
 * The reason why a file was not imported; the panel chooses its sentence by it. Except for `not-stored`,
 * nothing was changed.
 */
export type BackupErrorKind =
  | 'not-a-backup' // another kind of file
  | 'newer-version' // written by a newer Sidenote, in a form that this one does not know
  | 'damaged' // something in it was changed or lost
  | 'cut-off' // its end is missing, as after a broken download
  | 'unreadable' // the browser can't read the file: moved, deleted, or changed since it was chosen
  | 'not-stored'; // the background refused a part; those before it are stored, and importing again continues from there

interface Details {
  readonly record?: number | null;
  readonly failure?: Failure;
  readonly cause?: unknown;
}

/** Thrown by `importBackup`. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly kind: BackupErrorKind;
  /**
   * The number of the faulty record, from 1, which is on the line after that; null where it is not about one.
   */
  readonly record: number | null;
  /** The reason for `not-stored`, if the background gave one. A full disk is `storage-full`. */
  readonly failure: Failure | null;

  constructor(kind: BackupErrorKind, message: string, { record, failure, cause }: Details = {}) {
    super(message, { cause });
    this.kind = kind;
    this.record = record ?? null;
    this.failure = failure ?? null;
  }
}
