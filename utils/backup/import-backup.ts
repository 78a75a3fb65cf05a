import type { Failure } from '../chat/failure';
import { BackupError } from './backup-error';
import type { BackupContent, ImportCounts, ImportProgress } from './backup-format';
import { createParts } from './import-parts';
import { readBackup } from './read-backup';

/** Sends a part to the background, which merges all of it or says why it did not. */
export type SendPart = (content: BackupContent) => Promise<ImportCounts | { readonly failure: Failure }>;

/**
 * Merges a backup into the stored data. The file is read twice: first to check all of it, so that a damaged
 * one changes nothing, then to send it part by part. Only one part of it is in memory.
 *
 * Throws `BackupError`. Importing the same file again changes nothing, and completes an import that was cut
 * short.
 */
export async function importBackup(
  file: Blob,
  send: SendPart,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportCounts> {
  const progress = (step: ImportProgress['step']) => (bytes: number) =>
    onProgress({ step, share: bytes / file.size });

  const checking = readBackup(file, progress('checking'));
  while (!(await checking.next()).done);

  const counts = { added: 0, completed: 0, known: 0 };
  for await (const part of createParts(readBackup(file, progress('merging')))) {
    const { added, completed, known } = await sent(send, part);
    counts.added += added;
    counts.completed += completed;
    counts.known += known;
  }
  return counts;
}

async function sent(send: SendPart, part: BackupContent): Promise<ImportCounts> {
  const result = await send(part).catch((cause: unknown) => {
    throw new BackupError('not-stored', 'the background did not answer', { cause });
  });
  if ('failure' in result) {
    const { failure } = result;
    throw new BackupError('not-stored', failure.message, { failure });
  }
  return result;
}
