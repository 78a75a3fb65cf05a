import * as v from 'valibot';
import type { Conversation, Turn } from '../chat/conversation';
import type { ConversationRef } from '../chat/conversation-store';
import { treeOf } from '../chat/branches';
import { boundTurn } from './bound-turn';
import type { DamagedRecord } from './damaged-record';
import { turnsIn } from './older-turns';
import type { Row } from './transaction';
import { isTurn, membersOf, salvageTurn, time, whatIsWrong } from './salvage';
import { nameShape, turnShape } from './stored-shape';
import { note } from '../diagnostics/log';

export interface Parts {
  /** `pageKey` is used where the record has none. */
  readonly ref: ConversationRef;
  readonly record: Row | undefined;
  /** The shape that a record must have. */
  readonly recordShape: v.GenericSchema;
  readonly turns: readonly Row[];
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface Assembled {
  readonly conversation: Conversation;
  /** The records to set aside. */
  readonly damaged: readonly DamagedRecord[];
  /** True if the stored data are those of the conversation; otherwise it has to be written again. */
  readonly isWhole: boolean;
}

/** Assembles a conversation from its stored data, whatever state these are in. */
export function assemble({ ref: { id, pageKey }, record, recordShape, turns: rows, now }: Parts): Assembled {
  const damaged: DamagedRecord[] = [];
  const setAside = (store: string, { key, value, raw = value, problem }: Row, reason: string) =>
    damaged.push({ store, key, json: toJson(raw), reason: problem || reason, noticedAt: now });

  const stored: Turn[] = [];
  for (const row of rows) {
    const before = stored.at(-1)?.id ?? null;
    const found = turnsIn(membersOf(row.value)['turn'], before);
    const wrong = found.find((turn) => !isTurn(turn));
    if (wrong !== undefined || found.includes(undefined))
      setAside('turns', row, whatIsWrong(turnShape, wrong));
    stored.push(...found.map((turn) => (isTurn(turn) ? boundTurn(turn) : salvageTurn(turn, before))));
  }
  const tree = inOneTree(stored);
  // Only one answer can be open, and nothing follows it: the next question is refused before.
  const open = tree.findLast(isOpen);
  const isOver = tree.some(({ after }) => after === open?.id);
  const turns = tree.map((turn) => (isOpen(turn) && (turn !== open || isOver) ? interrupt(turn) : turn));

  const known = membersOf(record?.value);
  const shown = typeof known['shown'] === 'string' ? known['shown'] : undefined;
  const reason = record && whatIsWrong(recordShape, record.value);
  if (record && (record.problem || reason)) setAside('conversations', record, reason ?? '');
  else if (record && turns.length === 0) setAside('conversations', record, 'All its turns are missing.');
  const conversation: Conversation = {
    id,
    pageKey: typeof known['pageKey'] === 'string' ? known['pageKey'] : pageKey,
    createdAt: time(known['createdAt']) ?? turns[0]?.answer.askedAt ?? now,
    ...(v.is(nameShape, known['name']) && { name: known['name'] }),
    ...(known['isPinned'] === true && { isPinned: true }),
    ...treeOf(turns, shown),
  };

  const agrees =
    turns.length === 0
      ? record === undefined
      : known['turns'] === turns.length && (known['open'] === 1) === turns.some(isOpen);
  const isInPlace =
    rows.length === turns.length &&
    rows.every(({ key }, i) => Array.isArray(key) && key[1] === i && turns[i] === stored[i]);
  return { conversation, damaged, isWhole: damaged.length === 0 && agrees && isInPlace };
}

/** The turns, each under an id of its own and after an earlier one: where that is lost, after the one before. */
function inOneTree(turns: readonly Turn[]): readonly Turn[] {
  const known = new Set<string>();
  let before: string | null = null;
  return turns.map((turn, i) => {
    const id = known.has(turn.id) ? `${turn.id}.${i}` : turn.id;
    const after = turn.after === null || known.has(turn.after) ? turn.after : before;
    known.add(id);
    before = id;
    return id === turn.id && after === turn.after ? turn : { ...turn, id, after };
  });
}

const isOpen = ({ answer }: Turn): boolean => answer.outcome === null;

function interrupt(turn: Turn): Turn {
  const outcome = { type: 'failed', failure: { kind: 'interrupted', message: '' } } as const;
  return { ...turn, answer: { ...turn.answer, outcome, waiting: null } };
}

/** The JSON of a value; empty where there is none, as for a value that could not be read. */
function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch (error) {
    // The record is set aside as damaged anyway, with its key and the reason.
    note('storage', 'not-read', error);
    return '';
  }
}
