import { PHASES } from './fault.ts';
import { FAULTS } from './matrix.ts';
import { runFault } from './run-fault.ts';
import { expect, test } from '../support/test.ts';

/** The moments of its phase at which each fault strikes here; `npm run faults` tries others. */
const MOMENTS = [0.15, 0.85, 0.5] as const;

for (const [index, fault] of FAULTS.filter(({ hasItsLike }) => !hasItsLike).entries()) {
  const phase = PHASES[index % PHASES.length] ?? 'answer';
  const at = MOMENTS[index % MOMENTS.length] ?? 0.5;
  test(`${fault.name} (${phase}): no word is lost, and it says so`, async ({ browsers }) => {
    const sidenote = await browsers.take();
    const { lost, duplicated, isStuck, problems } = await runFault(sidenote, { fault, phase, at });
    expect({ lost, duplicated, isStuck, problems }).toEqual({
      lost: 0,
      duplicated: 0,
      isStuck: false,
      problems: [],
    });
    await browsers.giveBack(sidenote);
  });
}
