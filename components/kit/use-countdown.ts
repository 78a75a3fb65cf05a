import { useCallback, useSyncExternalStore } from 'react';

const SECOND_MS = 1000;

/** More often than by the second, so that the end comes on time; only another second is shown. */
const LOOK_MS = 250;

/** Milliseconds left until `until` (epoch milliseconds), in whole seconds begun, never below 0; it ticks by the second. */
export function useCountdown(until: number): number {
  const subscribe = useCallback(
    (onChange: () => void) => {
      if (leftUntil(until) === 0) return () => {};
      const timer = setInterval(() => {
        if (leftUntil(until) === 0) clearInterval(timer);
        onChange();
      }, LOOK_MS);
      return () => clearInterval(timer);
    },
    [until],
  );
  return useSyncExternalStore(subscribe, () => leftUntil(until));
}

function leftUntil(until: number): number {
  return Math.max(0, Math.ceil((until - Date.now()) / SECOND_MS) * SECOND_MS);
}
