import type { CompletionRequest } from './completion-request.ts';
import type { Scenario } from './scenario.ts';

/** Counts how often the same messages have failed, so that they fail as often as a scenario says. */
export function createFailureCount() {
  const counts = new Map<string, number>();

  return {
    /**
     * Returns the failure that these messages get this time; undefined when they are answered, and from then on they
     * fail anew.
     */
    next({ failures = [] }: Scenario, { model, messages }: CompletionRequest) {
      const key = JSON.stringify([model, messages]);
      const count = counts.get(key) ?? 0;
      const failure = failures[count];
      if (failure) counts.set(key, count + 1);
      else counts.delete(key);
      return failure;
    },
  };
}
