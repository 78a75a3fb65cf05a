import { useEffect, useState } from 'react';
import type { Failure } from '@/utils/chat/failure';
import type { Settings } from '@/utils/settings/settings';
import type { SettingsStore } from '@/utils/panel/settings-store';

/** The time for which "Saved" stays, in milliseconds. */
const SAVED_MS = 2500;

interface Save {
  readonly isSaved: boolean;
  readonly failure: Failure | null;
  /** Saves the settings with `change` made to them; resolves to whether it worked. */
  readonly save: (change: Partial<Settings>) => Promise<boolean>;
}

/** Saves one field, and says so for a moment. */
export function useSave(store: SettingsStore): Save {
  const [isSaved, setSaved] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    if (!isSaved) return undefined;
    const timer = setTimeout(() => setSaved(false), SAVED_MS);
    return () => clearTimeout(timer);
  }, [isSaved]);

  // Nothing is awaited before `store.save`: a permission prompt needs the click that led here.
  async function save(change: Partial<Settings>): Promise<boolean> {
    const refusal = await store
      .save(change)
      .catch((error: unknown): Failure => ({ kind: 'storage', message: String(error) }));
    setFailure(refusal);
    setSaved(refusal === null);
    return refusal === null;
  }

  return { isSaved, failure, save };
}
