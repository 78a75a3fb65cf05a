import type { BackupPart } from './backup-format';
import { beginning, conversationLine, ending, promptLine, textLine, usageLine } from './backup-record';

/**
 * Exports everything to a file. Each part is requested and handed to the browser as a blob of its own, which
 * it may keep on disk, so that only one part is in memory. `onProgress` is told the number of conversations
 * written. Rejects with the errors of `readPart`.
 */
export async function exportBackup(
  readPart: (after: string | null) => Promise<BackupPart>,
  onProgress: (conversations: number) => void,
  at = new Date(),
): Promise<Blob> {
  const pieces: Blob[] = [new Blob([beginning(at)])];
  const written = new Set<string>();
  const counts = { conversations: 0, turns: 0, texts: 0, days: 0, prompts: 0 };
  let isFirst = true;

  const add = (lines: readonly string[]) => {
    if (lines.length === 0) return;
    pieces.push(new Blob([isFirst ? '\n' : ',\n', lines.join(',\n')]));
    isFirst = false;
  };

  let after: string | null = null;
  do {
    const { content, next }: BackupPart = await readPart(after);
    const { conversations, usage, prompts = [] } = content;
    // Another conversation may have brought the same text, before or just now.
    const texts = content.texts.filter(({ hash }) => !written.has(hash) && written.add(hash));
    add(texts.map(textLine));
    add(await Promise.all(conversations.map(conversationLine)));
    add(await Promise.all(usage.map(usageLine)));
    add(await Promise.all(prompts.map(promptLine)));
    counts.texts += texts.length;
    counts.conversations += conversations.length;
    counts.turns += conversations.reduce((sum, { order }) => sum + order.length, 0);
    counts.days += usage.length;
    counts.prompts += prompts.length;
    onProgress(counts.conversations);
    after = next;
  } while (after !== null);

  return new Blob([...pieces, ending(counts)], { type: 'application/json' });
}
