import { useEffect, useState } from 'react';
import { note } from '@/utils/diagnostics/log';

/** The result of `load`: null while it is pending, `failed` if it failed. Loads again when `load` changes. */
export function useLoaded<T>(load: () => Promise<T>): T | 'failed' | null {
  const [state, setState] = useState<{ readonly load: typeof load; readonly result: T | 'failed' } | null>(
    null,
  );

  useEffect(() => {
    let isCurrent = true;
    const settle = (result: T | 'failed') => isCurrent && setState({ load, result });
    load().then(settle, (error: unknown) => {
      note('panel', 'failed', error);
      settle('failed');
    });
    return () => {
      isCurrent = false;
    };
  }, [load]);

  return state?.load === load ? state.result : null;
}
