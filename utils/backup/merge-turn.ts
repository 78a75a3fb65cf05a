import { askedAs } from '../chat/asked-as';
import type { Answer, Outcome, Turn } from '../chat/conversation';

/** True if one of the two has all words of the other: they are states of one question with one answer. */
export function isSameTurn(one: Turn, other: Turn): boolean {
  return covers(one, other) || covers(other, one);
}

/**
 * Merges two states of a turn, neither of them open: the one that went further counts. Returns `stored` itself where
 * `imported` adds nothing, which makes it safe to merge the same again.
 */
export function mergeTurn(stored: Turn, imported: Turn): Turn {
  if (covers(stored, imported) ? !isFurther(imported, stored) : !hasWords(imported)) return stored;
  const { preset: _preset, effort: _effort, into: _into, ...others } = stored;
  const { question, answer, preset, effort, into } = imported;
  return { ...others, question, answer, ...askedAs({ preset, effort, into }) };
}

/** True if anything of its answer came. */
export function hasWords({ answer }: Turn): boolean {
  return answer.text !== '' || answer.reasoning !== '';
}

/** True if this is the same question, with all words of the other's answer: an answer only ever grows. */
function covers(one: Turn, other: Turn): boolean {
  return (
    one.question === other.question &&
    one.answer.askedAt === other.answer.askedAt &&
    stepsOf(one) >= stepsOf(other) &&
    one.answer.text.startsWith(other.answer.text) &&
    one.answer.reasoning.startsWith(other.answer.reasoning)
  );
}

function stepsOf({ answer: { lookups = [] } }: Turn): number {
  return lookups.length;
}

/** For a turn that covers another: true if the other, with the same words, ended better. */
function isFurther(found: Turn, known: Turn): boolean {
  return covers(found, known) && rank(found.answer) > rank(known.answer);
}

function rank({ outcome }: Answer): number {
  return outcome ? RANKS[outcome.type] - (isInterrupted(outcome) ? 1 : 0) : -1;
}

const RANKS: Readonly<Record<Outcome['type'], number>> = { done: 3, stopped: 2, failed: 1 };

/** The outcome that a backup gives an answer that was still open. */
function isInterrupted(outcome: Outcome): boolean {
  return outcome.type === 'failed' && outcome.failure.kind === 'interrupted';
}
