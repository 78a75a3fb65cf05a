/** The number of tests of a run that passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** The part of Vitest's JSON report that this reads. */
interface VitestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/** The part of Playwright's JSON report that this reads. */
interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
  /** The failures outside any test. */
  readonly errors: readonly unknown[];
}

/** Counts Vitest's report. A file that could not be loaded, or an error between tests, counts as one failure. */
export function countVitest(report: string): Counts {
  const { success, numPassedTests, numFailedTests, testResults }: VitestReport = JSON.parse(report);
  const broken = testResults.filter(({ status, assertionResults }) => {
    return status === 'failed' && assertionResults.length === 0;
  });
  const failed = numFailedTests + broken.length;
  return { passed: numPassedTests, failed: success ? failed : Math.max(failed, 1) };
}

/** Counts Playwright's report. A test that passed the second time has failed. */
export function countPlaywright(report: string): Counts {
  const { stats, errors }: PlaywrightReport = JSON.parse(report);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}
