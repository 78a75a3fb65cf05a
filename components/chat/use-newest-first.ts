import { useEffect, useState } from 'react';

/** Turns that are there at once: more than any panel is high. */
const AT_ONCE = 20;

/** Turns that come with one idle moment: few enough that they delay nothing. */
const AT_A_TIME = 20;

/** Milliseconds after which they come even if the browser is busy: find in page must reach them. */
const PATIENCE_MS = 500;

/**
 * The number of a conversation's oldest turns that are still to come: a long one shows its end at once, and
 * gets the rest from there up while the browser is idle. In the end all of them are there, for the browser's
 * own search, selection and print.
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
