/** The file of a backup: its records, and how they are written. Described in docs/BACKUP.md. */
import * as v from 'valibot';
import { allTurns, treeOf } from '../chat/branches';
import type { Conversation, Turn } from '../chat/conversation';
import type { DayUsage } from '../storage/day-usage';
import { EFFORTS, PROMPT_LIMITS, type OwnPrompt } from '../prompts/own-prompt';
import { turnsIn } from '../storage/older-turns';
import { isTurn } from '../storage/salvage';
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

export const writtenRecordShape = v.union([
  v.strictObject({ sha256: hash, text: v.nullable(v.string()) }),
  v.strictObject({ sha256: hash, conversation: conversationShape }),
  v.strictObject({ sha256: hash, usage: usageShape }),
  v.strictObject({ sha256: hash, prompt: promptShape }),
]);

/** A record as it stands in a file, perhaps of an older version. */
export type WrittenRecord = v.InferOutput<typeof writtenRecordShape>;

type Written<Member extends string> = Extract<WrittenRecord, Readonly<Record<Member, unknown>>>;

export type BackupRecord =
  | Written<'text'>
  | Written<'usage'>
  | Written<'prompt'>
  | { readonly sha256: string; readonly conversation: Conversation };

/**
 * A conversation of a file as Sidenote has it, or null where a turn follows none of those before it. Turns of the first
 * version each follow the one before, see older-turns.ts.
 */
export function conversationIn({
  turns: written,
  shown,
  ...conversation
}: Written<'conversation'>['conversation']): Conversation | null {
  const turns: Turn[] = [];
  const ids = new Set<string | null>([null]);
  for (const one of written) {
    for (const turn of turnsIn(one, turns.at(-1)?.id ?? null)) {
      if (!isTurn(turn) || !ids.has(turn.after) || ids.has(turn.id)) return null;
      ids.add(turn.id);
      turns.push(turn);
    }
  }
  return { ...conversation, ...treeOf(turns, shown) };
}

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
  const { turns, others: _, order, ...head } = conversation;
  const last = turns.at(-1)?.id;
  const shown = last !== undefined && last !== order.at(-1) && { shown: last };
  const json = JSON.stringify({ ...head, turns: allTurns(conversation), ...shown });
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
export async function isUnchanged(record: WrittenRecord): Promise<boolean> {
  if ('text' in record) return record.text === null || (await sha256(record.text)) === record.sha256;
  return (await sha256(JSON.stringify(contentOf(record)))) === record.sha256;
}

function contentOf(record: Exclude<WrittenRecord, { readonly text: unknown }>): unknown {
  if ('usage' in record) return record.usage;
  return 'prompt' in record ? record.prompt : record.conversation;
}
