import type { Failure } from '../chat/failure';

/** Why a file was not imported; the panel chooses the sentence by it. But for `not-stored`, nothing was changed. */
export type BackupErrorKind =
  | 'not-a-backup' // another kind of file
  | 'newer-version' // written by a newer Sidenote, in a form that this one does not know
  | 'damaged' // something in it was changed or lost
  | 'cut-off' // its end is missing, as after a broken download
  | 'unreadable' // the browser can't read the file: moved, deleted, or changed since it was chosen
  | 'not-stored'; // the background refused a part; those before it are in, and importing again goes on from there

interface Details {
  readonly record?: number | null;
  readonly failure?: Failure;
  readonly cause?: unknown;
}

/** Thrown by `importBackup`. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly kind: BackupErrorKind;
  /** The record that is wrong, counted from 1, on the line after that; null where it is not about one. */
  readonly record: number | null;
  /** With `not-stored`: why, if the background said so. A full disk is `storage-full`. */
  readonly failure: Failure | null;

  constructor(kind: BackupErrorKind, message: string, { record, failure, cause }: Details = {}) {
    super(message, { cause });
    this.kind = kind;
    this.record = record ?? null;
    this.failure = failure ?? null;
  }
}
