import type { Finding, Taken, Walk } from './walk.ts';

/**
 * Finds the shortest walk that still finds one finding: leaves out everything after it, and then each step that is not
 * needed.
 */
export async function shrink(
  { taken }: Walk,
  wanted: Finding,
  walkAgain: (steps: readonly Taken[]) => Promise<Walk>,
): Promise<Walk> {
  let shortest: Walk = { taken: taken.slice(0, wanted.at + 1), findings: [wanted] };
  for (let index = shortest.taken.length - 2; index >= 0; index -= 1) {
    const walked = await walkAgain(shortest.taken.toSpliced(index, 1));
    const again = walked.findings.find((finding) => isSame(finding, wanted));
    if (!again) continue;
    shortest = { taken: walked.taken.slice(0, again.at + 1), findings: [again] };
    index = Math.min(index, shortest.taken.length - 1);
  }
  return shortest;
}

/** True if two findings are of one kind and one rule. */
function isSame(one: Finding, other: Finding): boolean {
  return one.kind === other.kind && one.what.split(': ')[0] === other.what.split(': ')[0];
}
