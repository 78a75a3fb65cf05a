import { useEffect, useState } from 'react';

/** What `load` gives: null while it is under way, `failed` if it failed. Loads again when `load` is another. */
export function useLoaded<T>(load: () => Promise<T>): T | 'failed' | null {
  const [state, setState] = useState<{ readonly load: typeof load; readonly result: T | 'failed' } | null>(
    null,
  );

  useEffect(() => {
    let isCurrent = true;
    const settle = (result: T | 'failed') => isCurrent && setState({ load, result });
    load().then(settle, () => settle('failed'));
    return () => {
      isCurrent = false;
    };
  }, [load]);

  return state?.load === load ? state.result : null;
}
