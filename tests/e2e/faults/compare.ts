import type { RecordedRequest } from '../../kimi-server/recorded-request.ts';
import { fold } from '../support/chat.ts';
import type { Shown } from './reading.ts';

/** Milliseconds of text that a crash may cost, and the time that the last message takes to arrive. */
const CHECKPOINT_MS = 250;
const DELIVERY_MS = 250;

/** Counts of characters that are letters or figures. */
export interface Comparison {
  /** The words that must be there. */
  readonly sent: number;
  /** The words of it that are there, in order from the beginning. */
  readonly kept: number;
  readonly lost: number;
  /** The words that are there and were not sent, or not at that place: a word that comes twice. */
  readonly duplicated: number;
}

/**
 * Compares a turn with the text that the server had sent: all of it, or the part sent early enough before `moment` that
 * no crash may cost it.
 */
export function compare(shown: Shown, { sent }: RecordedRequest, moment: number | 'all'): Comparison {
  const early = sent.deltas.filter(
    ({ at }) => moment === 'all' || at <= moment - CHECKPOINT_MS - DELIVERY_MS,
  );
  const lengthOf = (channel: 'reasoning' | 'text') =>
    early.reduce((length, delta) => length + delta[channel], 0);
  return sum(
    compareOne(shown.reasoning, sent.reasoning, lengthOf('reasoning')),
    compareOne(shown.text, sent.text, lengthOf('text')),
  );
}

function compareOne(shown: string, all: string, characters: number): Comparison {
  const sent = fold(all.slice(0, characters)).length;
  const expected = fold(all);
  let same = 0;
  while (same < shown.length && shown[same] === expected[same]) same += 1;
  const kept = Math.min(sent, same);
  return { sent, kept, lost: sent - kept, duplicated: shown.length - same };
}

function sum(one: Comparison, other: Comparison): Comparison {
  return {
    sent: one.sent + other.sent,
    kept: one.kept + other.kept,
    lost: one.lost + other.lost,
    duplicated: one.duplicated + other.duplicated,
  };
}
