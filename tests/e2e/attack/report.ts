import * as v from 'valibot';

/** One attack, and whether Sidenote held. */
export interface Attempt {
  readonly title: string;
  readonly hasHeld: boolean;
}

const unitReport = v.object({
  testResults: v.array(
    v.object({ assertionResults: v.array(v.object({ fullName: v.string(), status: v.string() })) }),
  ),
});

/** Reads the report of the unit tests. */
export function readUnitReport(json: string): readonly Attempt[] {
  const { testResults } = v.parse(unitReport, JSON.parse(json));
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== 'skipped')
      .map(({ fullName, status }) => ({ title: fullName, hasHeld: status === 'passed' })),
  );
}

interface Suite {
  readonly specs?: readonly { readonly title: string; readonly ok: boolean }[] | undefined;
  readonly suites?: readonly Suite[] | undefined;
}

const suite: v.GenericSchema<unknown, Suite> = v.object({
  specs: v.optional(v.array(v.object({ title: v.string(), ok: v.boolean() }))),
  suites: v.optional(v.array(v.lazy(() => suite))),
}) as v.GenericSchema<unknown, Suite>;

/** Reads the report of the tests in the browser. */
export function readBrowserReport(json: string): readonly Attempt[] {
  return attemptsIn(v.parse(suite, JSON.parse(json)));
}

function attemptsIn({ specs = [], suites = [] }: Suite): readonly Attempt[] {
  return [...specs.map(({ title, ok }) => ({ title, hasHeld: ok })), ...suites.flatMap(attemptsIn)];
}
