/** The statements of a shown answer that its reader is to check. */
import { clip } from '../text/clip';
import { isFlagged, type CheckedClaim, type CheckedRun } from './check-answer';
import { MOVE_FORWARD } from './moves';
import { rangeWithin, trimmed, type ShownRun } from './runs-in';
import type { Verdict } from './verdict';

/** A statement with something that speaks against it. */
export interface Doubt {
  readonly statement: string;
  readonly reason: Verdict | { readonly type: 'misquoted' };
  /** The citation that leads to its passage; null for a quote without one. */
  readonly button: HTMLElement | null;
  /** The control that moves the citation to a passage that fits better; null where none does. */
  readonly move: HTMLElement | null;
  /** Its words in the answer; null where they are no longer shown. */
  readonly range: Range | null;
}

/** Characters of a statement in the list. */
const STATEMENT = 200;

/** The doubts about the runs of an answer, in order: one for each claim, and for each quote beside them. */
export function doubtsIn(runs: readonly ShownRun[], checked: readonly CheckedRun[]): readonly Doubt[] {
  return runs.flatMap((run, i) => {
    const { verdicts, notFound, claims } = checked[i] ?? { verdicts: [], notFound: [], claims: [] };
    const doubtful = claims.filter(({ state }) => state === 'check');
    const apart = notFound.filter(
      ({ start, end }) => !doubtful.some((claim) => start < claim.end && end > claim.start),
    );
    return [...doubtful, ...apart]
      .toSorted((one, other) => one.start - other.start)
      .map((place): Doubt => {
        const { start, end } = trimmed(run.text, place.start, place.end);
        const reason = 'state' in place ? reasonFor(run, place, verdicts) : MISQUOTED;
        return {
          statement: clip(run.text.slice(start, end).replaceAll(/\s+/g, ' ').trim(), STATEMENT),
          range: rangeWithin(run, start, end),
          reason: reason.reason,
          button: reason.button,
          move: reason.move,
        };
      });
  });
}

type Reason = Pick<Doubt, 'reason' | 'button' | 'move'>;

const MISQUOTED: Reason = { reason: { type: 'misquoted' }, button: null, move: null };

function reasonFor(
  { citations }: ShownRun,
  { first, count }: CheckedClaim,
  verdicts: readonly Verdict[],
): Reason {
  const own = verdicts.slice(first, first + count);
  // All that have a passage share a verdict, which says more than that one of them has none.
  const flagged = own.findIndex((one) => isFlagged(one) && one.type !== 'absent');
  const at = flagged === -1 ? own.findIndex(isFlagged) : flagged;
  const buttons = citations.slice(first, first + count).map(({ button }) => button);
  const move = buttons.map(moveBeside).find((control) => control !== null) ?? null;
  return {
    reason: own[at] ?? MISQUOTED.reason,
    button: buttons[Math.max(at, 0)] ?? null,
    move,
  };
}

function moveBeside({ nextElementSibling: next }: HTMLElement): HTMLElement | null {
  return next instanceof HTMLElement && next.matches(MOVE_FORWARD) ? next : null;
}
