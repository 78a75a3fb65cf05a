import * as v from 'valibot';
import type { Conversation } from '../chat/conversation';
import { BackupError } from './backup-error';
import { createBackupParser } from './backup-parser';
import {
  conversationIn,
  countsShape,
  isUnchanged,
  writtenRecordShape,
  type BackupCounts,
  type BackupRecord,
  type WrittenRecord,
} from './backup-record';
import { hashesOf } from './hashes-of';
import { dropped } from '../diagnostics/log';

/**
 * Reads the records of a backup in order and checks each: its shape, its checksum, that it comes once, that
 * the page texts of a conversation came before it. Once it has ended the whole file is known to be good;
 * until then it may still throw a `BackupError`. `onRead` is told the number of bytes that were read.
 */
export async function* readBackup(file: Blob, onRead: (bytes: number) => void): AsyncGenerator<BackupRecord> {
  const parser = createBackupParser();
  const check = createRecordCheck();
  let bytesRead = 0;
  for await (const bytes of chunksOf(file)) {
    for (const record of parser.write(bytes)) yield await check.record(record);
    bytesRead += bytes.length;
    onRead(bytesRead);
  }
  check.counts(parser.end());
}

/** Checks the records of a file, each by itself and all together. */
function createRecordCheck() {
  const seen = new Set<string>();
  const texts = new Set<string>();
  const counts = { conversations: 0, turns: 0, texts: 0, days: 0, prompts: 0 };
  let place = 0;

  function fail(message: string): never {
    throw new BackupError('damaged', message, { record: place });
  }

  function once(key: string): void {
    if (seen.has(key)) fail(`${key} twice`);
    seen.add(key);
  }

  function checkConversation(conversation: Conversation, turns: number): void {
    once(`conversation ${conversation.id}`);
    for (const hash of hashesOf(conversation)) {
      if (!texts.has(hash)) fail(`no text ${hash}`);
    }
    counts.conversations += 1;
    counts.turns += turns;
  }

  return {
    async record(value: unknown): Promise<BackupRecord> {
      place += 1;
      const checked = v.safeParse(writtenRecordShape, value);
      if (!checked.success) return fail('another shape');
      // The sum is of all that was written; members that are not known go no further.
      if (!(await isUnchanged(value as WrittenRecord))) return fail('another checksum');
      const record = inOrderOf(value, checked.output);
      if ('text' in record) {
        once(`text ${record.sha256}`);
        texts.add(record.sha256);
        counts.texts += 1;
      } else if ('usage' in record) {
        once(`usage ${record.usage.day} ${record.usage.model}`);
        counts.days += 1;
      } else if ('prompt' in record) {
        once(`prompt ${record.prompt.id}`);
        counts.prompts += 1;
      } else {
        const conversation = conversationIn(record.conversation);
        if (!conversation) return fail('a turn out of place');
        checkConversation(conversation, record.conversation.turns.length);
        return { sha256: record.sha256, conversation };
      }
      return record;
    },

    counts(value: unknown): void {
      const expected = v.safeParse(countsShape, value);
      if (!expected.success || !isSame(expected.output, counts))
        throw new BackupError('damaged', 'other counts');
    },
  };
}

function isSame(one: BackupCounts, other: BackupCounts): boolean {
  const names = ['conversations', 'turns', 'texts', 'days', 'prompts'] as const;
  return names.every((name) => one[name] === other[name]);
}

/** A checked value with its members in the order of the file, as its sum was made. */
function inOrderOf<T>(written: unknown, checked: T): T {
  if (typeof checked !== 'object' || checked === null || typeof written !== 'object' || written === null)
    return checked;
  const members = new Map(Object.entries(written));
  if (Array.isArray(checked))
    return checked.map((item: unknown, index) => inOrderOf(members.get(String(index)), item)) as T;
  const known = new Map(Object.entries(checked));
  const ordered = [...members].filter(([name]) => known.has(name));
  return Object.fromEntries(ordered.map(([name, item]) => [name, inOrderOf(item, known.get(name))])) as T;
}

async function* chunksOf(file: Blob): AsyncGenerator<Uint8Array> {
  // A reader, since not every browser can iterate over a stream.
  const reader = file.stream().getReader();
  try {
    for (let chunk = await read(reader); !chunk.done; chunk = await read(reader)) yield chunk.value;
  } finally {
    // The file was read to its end, or what went wrong is thrown already.
    void reader.cancel().catch(dropped('backup', 'over'));
  }
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch (cause) {
    throw new BackupError('unreadable', 'the file can not be read', { cause });
  }
}
