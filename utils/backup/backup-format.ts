/** The content of a backup; the file itself is described in docs/BACKUP.md. */
import type { Conversation } from '../chat/conversation';
import type { OwnPrompt } from '../prompts/own-prompt';
import type { DayUsage } from '../storage/day-usage';

/** A part of an export. The parts have every conversation once; a page text may come again. */
export interface BackupPart {
  readonly content: BackupContent;
  /** The position after which the next part begins; null when this was the last. */
  readonly next: string | null;
}

/** The content of one part. A page text comes with the first conversation that refers to it, or earlier. */
export interface BackupContent {
  readonly conversations: readonly Conversation[];
  readonly texts: readonly BackupText[];
  readonly usage: readonly DayUsage[];
  /** The prompts that the user wrote; absent where this part has none. */
  readonly prompts?: readonly OwnPrompt[];
}

export interface BackupText {
  /** SHA-256 of the text in UTF-8, in hexadecimal. */
  readonly hash: string;
  /** Null where it was lost before the backup was made. */
  readonly text: string | null;
}

/** The result of an import. */
export interface ImportCounts {
  /** Conversations that are new here. */
  readonly added: number;
  /** Conversations that were here and got more turns or text. */
  readonly completed: number;
  /** Conversations that were here in full. */
  readonly known: number;
}

/** The progress of an import. */
export interface ImportProgress {
  /** The file is checked first, and nothing is changed until then. */
  readonly step: 'checking' | 'merging';
  /** The share of this step that is done, 0 to 1. */
  readonly share: number;
}
