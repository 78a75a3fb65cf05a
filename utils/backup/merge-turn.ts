import { askedAs } from '../chat/asked-as';
import type { Answer, Outcome, Turn } from '../chat/conversation';

type Version = Turn['earlier'][number];

/**
 * Merges two states of a turn, neither of them open. The latest version is the answer; every other one with
 * words is kept among the earlier ones, so that no word is lost. Returns `stored` itself where `imported`
 * adds nothing, which makes it safe to merge the same again.
 */
export function mergeTurn(stored: Turn, imported: Turn): Turn {
  const before = versionsOf(stored);
  const after = versionsOf(imported).reduce(add, before);
  if (after === before) return stored;
  const { question, answer } = after.at(-1) ?? stored;
  const earlier = after
    .slice(0, -1)
    // A version that was replaced before any words arrived is not kept.
    .filter((version) => hasWords(version) || stored.earlier.includes(version));
  const { preset, effort, ...others } = stored;
  // In other words it is the user's own question.
  const same = question === stored.question && askedAs({ preset, effort });
  return { ...others, ...same, question, answer, earlier };
}

/** All versions of a turn with their answers, the current one last. */
function versionsOf({ earlier, question, answer }: Turn): readonly Version[] {
  return [...earlier, { question, answer }];
}

function add(versions: readonly Version[], found: Version): readonly Version[] {
  const same = versions.findIndex((version) => covers(version, found));
  const known = versions[same];
  if (known) return isFurther(found, known) ? versions.with(same, found) : versions;
  const shorter = versions.findIndex((version) => covers(found, version));
  if (shorter >= 0) return versions.with(shorter, found);
  // A version from the same time goes first, so that the version on show stays the current one.
  const next = versions.findIndex(({ answer }) => answer.askedAt >= found.answer.askedAt);
  if (next < 0) return [...versions, found];
  return hasWords(found) ? versions.toSpliced(next, 0, found) : versions;
}

/** True if this is the same version, with all words of the other: an answer only ever grows. */
function covers(one: Version, other: Version): boolean {
  return (
    one.question === other.question &&
    one.answer.askedAt === other.answer.askedAt &&
    stepsOf(one) >= stepsOf(other) &&
    one.answer.text.startsWith(other.answer.text) &&
    one.answer.reasoning.startsWith(other.answer.reasoning)
  );
}

function stepsOf({ answer: { lookups = [] } }: Version): number {
  return lookups.length;
}

/** For a version that covers another: true if the other, with the same words, ended better. */
function isFurther(found: Version, known: Version): boolean {
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

function hasWords({ answer }: Version): boolean {
  return answer.text !== '' || answer.reasoning !== '';
}
