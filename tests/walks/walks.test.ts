import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { begin } from './begin';
import { commandsFor } from './commands';
import { resumeTime, stopTime } from './quiet';

beforeEach(stopTime);
afterEach(resumeTime);

/** Another seed walks other ways: `SEED=7 WALKS=20000 npx vitest run …`. */
const SEED = Number(process.env['SEED'] ?? 12);
const WALKS = Number(process.env['WALKS'] ?? 4_000);

/** A busy machine is slow, not wrong. */
const LIMIT_MS = 600_000;

test(
  'whatever the panel shows is what is sent, and whatever a turn shows is what came',
  async () => {
    const walked = await fc.check(
      fc.asyncProperty(commandsFor(), async (commands) => {
        const real = await begin();
        try {
          await fc.asyncModelRun(() => ({ model: {}, real }), commands);
        } finally {
          await real.world.close();
        }
      }),
      { numRuns: WALKS, seed: SEED },
    );
    expect(walked.failed ? [walked.errorInstance, fc.defaultReportMessage(walked)] : null).toBeNull();
  },
  LIMIT_MS,
);
