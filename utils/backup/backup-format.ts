/** What goes into a backup and comes out of it; the file itself is described in docs/BACKUP.md. */
import type { Conversation } from '../chat/conversation';
import type { DayUsage } from '../storage/day-usage';

/** A part of what is exported. The parts have every conversation once; a page text may come again. */
export interface BackupPart {
  readonly content: BackupContent;
  /** What the next part comes after; null when this was the last. */
  readonly next: string | null;
}

/** What a part of a backup has. A page text comes with the first conversation that refers to it, or earlier. */
export interface BackupContent {
  readonly conversations: readonly Conversation[];
  readonly texts: readonly BackupText[];
  readonly usage: readonly DayUsage[];
}

export interface BackupText {
  /** SHA-256 of the text in UTF-8, in hexadecimal. */
  readonly hash: string;
  /** Null where it was lost before the backup was made. */
  readonly text: string | null;
}

/** What came of an import. */
export interface ImportCounts {
  /** Conversations that were not there before. */
  readonly added: number;
  /** Conversations that were there and got turns or text that they did not have. */
  readonly completed: number;
  /** Conversations of which everything was there. */
  readonly known: number;
}

/** How far an import is. */
export interface ImportProgress {
  /** Nothing is changed while the file is being checked. */
  readonly step: 'checking' | 'merging';
  /** Of this step, 0 to 1. */
  readonly share: number;
}
