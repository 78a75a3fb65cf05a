/**
 * Turns as they were stored before conversations had branches: each followed the one before it, and the versions that
 * asking again had replaced stood in its record.
 */

/**
 * The turns that a record of a turn holds, none of them checked: one, or an older one with its versions, which are asked
 * one after the other at the same place. `before` is the id of the turn in the record before it, or null.
 */
export function turnsIn(turn: unknown, before: string | null): readonly unknown[] {
  if (!isObject(turn) || 'after' in turn) return [turn];
  const { earlier, ...last } = turn;
  const id = String(turn['id']);
  const versions = (Array.isArray(earlier) ? earlier : []).map((version: unknown, nth) =>
    Object.assign({}, asWorded(last, version), isObject(version) ? version : {}, {
      id: `${id}.${nth}`,
      after: before,
    }),
  );
  return [...versions, { ...last, after: before }];
}

/** A question in other words than its later version was the user's own, as far as is known. */
function asWorded(turn: Members, version: unknown): Members {
  if (!isObject(version) || version['question'] === turn['question']) return turn;
  const { preset: _preset, effort: _effort, into: _into, ...others } = turn;
  return others;
}

type Members = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
