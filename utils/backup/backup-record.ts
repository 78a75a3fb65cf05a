/** The file of a backup: its records, and how they are written. Described in docs/BACKUP.md. */
import * as v from 'valibot';
import type { Conversation } from '../chat/conversation';
import type { DayUsage } from '../storage/day-usage';
import { EFFORTS, PROMPT_LIMITS, type OwnPrompt } from '../prompts/own-prompt';
import { conversationShape } from '../storage/stored-shape';
import { sha256 } from '../text/sha256';
import type { BackupText } from './backup-format';

export const FORMAT = 'sidenote-backup';

/** Increases when an older Sidenote can no longer read the file. */
export const VERSION = 2;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const usageShape = v.strictObject({
  day: v.pipe(v.string(), v.isoDate()),
  model: v.string(),
  requests: count,
  promptTokens: count,
  cachedTokens: count,
  completionTokens: count,
  reasoningTokens: count,
  estimatedTokens: count,
});

/** Fails to compile where an imported count could be unknown to the usage store. */
true satisfies v.InferOutput<typeof usageShape> extends DayUsage ? true : never;

const promptShape = v.strictObject({
  id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(PROMPT_LIMITS.name)),
  text: v.pipe(v.string(), v.nonEmpty(), v.maxLength(PROMPT_LIMITS.text)),
  model: v.exactOptional(v.string()),
  effort: v.exactOptional(v.picklist(EFFORTS)),
});

/** Fails to compile where an imported prompt could be none. */
true satisfies v.InferOutput<typeof promptShape> extends OwnPrompt ? true : never;

export const backupRecordShape = v.union([
  v.strictObject({ sha256: hash, text: v.nullable(v.string()) }),
  v.strictObject({ sha256: hash, conversation: conversationShape }),
  v.strictObject({ sha256: hash, usage: usageShape }),
  v.strictObject({ sha256: hash, prompt: promptShape }),
]);

export type BackupRecord = v.InferOutput<typeof backupRecordShape>;

export const countsShape = v.strictObject({
  conversations: count,
  turns: count,
  texts: count,
  days: count,
  prompts: v.optional(count, 0),
});

/** The number of each kind, at the end of the file, so that missing ones are noticed. */
export type BackupCounts = v.InferOutput<typeof countsShape>;

/** The beginning of the file, up to the first record. `at` is the time of the backup. */
export function beginning(at: Date): string {
  const head = JSON.stringify({ format: FORMAT, version: VERSION, exportedAt: at.toISOString() });
  return `${head.slice(0, -1)},"records":[`;
}

/** The end of the file, after the last record. */
export function ending(counts: BackupCounts): string {
  return `\n],"counts":${JSON.stringify(counts)}}\n`;
}

export function textLine({ hash: sum, text }: BackupText): string {
  return JSON.stringify({ sha256: sum, text });
}

export async function conversationLine(conversation: Conversation): Promise<string> {
  const json = JSON.stringify(conversation);
  return `{"sha256":"${await sha256(json)}","conversation":${json}}`;
}

export async function usageLine(usage: DayUsage): Promise<string> {
  const json = JSON.stringify(usage);
  return `{"sha256":"${await sha256(json)}","usage":${json}}`;
}

export async function promptLine(prompt: OwnPrompt): Promise<string> {
  const json = JSON.stringify(prompt);
  return `{"sha256":"${await sha256(json)}","prompt":${json}}`;
}

/** True if a record's content matches its checksum. */
export async function isUnchanged(record: BackupRecord): Promise<boolean> {
  if ('text' in record) return record.text === null || (await sha256(record.text)) === record.sha256;
  return (await sha256(JSON.stringify(contentOf(record)))) === record.sha256;
}

function contentOf(record: Exclude<BackupRecord, { readonly text: unknown }>): unknown {
  if ('usage' in record) return record.usage;
  return 'prompt' in record ? record.prompt : record.conversation;
}
