import { exportBackup } from '../backup/export-backup';
import { hashesOf } from '../backup/hashes-of';
import { settleOpen } from '../backup/settle-open';
import type { Exported } from './exported-turns';

/** A conversation as a backup of itself alone, with the texts of its pages: it can be imported again. */
export function toJson({ conversation, texts }: Exported, at: Date): Promise<Blob> {
  const settled = settleOpen(conversation);
  const content = {
    conversations: [settled],
    texts: hashesOf(settled).map((hash) => ({ hash, text: texts.get(hash) ?? null })),
    usage: [],
  };
  return exportBackup(
    () => Promise.resolve({ content, next: null }),
    () => undefined,
    at,
  );
}
