import type { Answer, Outcome, Turn } from '../chat/conversation';

type Version = Turn['earlier'][number];

/**
 * One turn of two states of it, neither of them open. The wording asked last is the answer; every other that has
 * words is among the earlier ones, so that no word of either is lost. It is `stored` itself where `imported` adds
 * nothing, which makes it safe to merge the same again.
 */
export function mergeTurn(stored: Turn, imported: Turn): Turn {
  const before = versionsOf(stored);
  const after = versionsOf(imported).reduce(add, before);
  if (after === before) return stored;
  const { question, answer } = after.at(-1) ?? stored;
  const earlier = after
    .slice(0, -1)
    // What was asked again before anything of it arrived is no version.
    .filter((version) => hasWords(version) || stored.earlier.includes(version));
  return { ...stored, question, answer, earlier };
}

/** All wordings of a turn with their answers, the current one last. */
function versionsOf({ earlier, question, answer }: Turn): readonly Version[] {
  return [...earlier, { question, answer }];
}

function add(versions: readonly Version[], found: Version): readonly Version[] {
  const same = versions.findIndex((version) => covers(version, found));
  const known = versions[same];
  if (known) return isFurther(found, known) ? versions.with(same, found) : versions;
  const shorter = versions.findIndex((version) => covers(found, version));
  if (shorter >= 0) return versions.with(shorter, found);
  // What was asked at the same time goes before: what is shown stays what is shown.
  const next = versions.findIndex(({ answer }) => answer.askedAt >= found.answer.askedAt);
  if (next < 0) return [...versions, found];
  return hasWords(found) ? versions.toSpliced(next, 0, found) : versions;
}

/** Whether this is the same version, with all words of the other: an answer only ever grows. */
function covers(one: Version, other: Version): boolean {
  return (
    one.question === other.question &&
    one.answer.askedAt === other.answer.askedAt &&
    one.answer.text.startsWith(other.answer.text) &&
    one.answer.reasoning.startsWith(other.answer.reasoning)
  );
}

/** Of a version that covers another: whether the other, with the same words, is known to have ended better. */
function isFurther(found: Version, known: Version): boolean {
  return covers(found, known) && rank(found.answer) > rank(known.answer);
}

function rank({ outcome }: Answer): number {
  return outcome ? RANKS[outcome.type] - (isInterrupted(outcome) ? 1 : 0) : -1;
}

const RANKS: Readonly<Record<Outcome['type'], number>> = { done: 3, stopped: 2, failed: 1 };

/** As a backup has an answer that was still open when it was made. */
function isInterrupted(outcome: Outcome): boolean {
  return outcome.type === 'failed' && outcome.failure.kind === 'interrupted';
}

function hasWords({ answer }: Version): boolean {
  return answer.text !== '' || answer.reasoning !== '';
}
