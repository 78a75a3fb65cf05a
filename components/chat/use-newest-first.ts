import { useEffect, useState } from 'react';

/** Turns that are there at once: more than any panel is high. */
const AT_ONCE = 20;

/** Turns that come with one idle moment: little enough that nobody waits for them. */
const AT_A_TIME = 20;

/** Milliseconds after which they come though the browser is busy: finding in the page must reach them. */
const PATIENCE_MS = 500;

/**
 * How many of a conversation's oldest turns are still to come: a long one shows its end at once, and gets the
 * rest from there up while nothing else is to be done. In the end all of them are there, for the browser's own
 * search, selection and print to find.
 */
export function useNewestFirst(id: string, count: number): number {
  const [state, setState] = useState({ id, missing: firstOf(count) });
  const missing = state.id === id ? Math.min(state.missing, count) : firstOf(count);
  if (state.id !== id) setState({ id, missing });

  useEffect(() => {
    if (missing === 0) return undefined;
    const next = { id, missing: Math.max(0, missing - AT_A_TIME) };
    const idle = requestIdleCallback(() => setState(next), { timeout: PATIENCE_MS });
    return () => cancelIdleCallback(idle);
  }, [id, missing]);

  return missing;
}

function firstOf(count: number): number {
  return Math.max(0, count - AT_ONCE);
}
