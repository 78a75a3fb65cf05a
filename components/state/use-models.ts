import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Failure } from '@/utils/chat/failure';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { dropped } from '@/utils/diagnostics/log';

interface Models {
  /** The ids that the account has; null until they are known. */
  readonly models: readonly string[] | null;
  /** The reason why the last refresh failed. */
  readonly failure: Failure | null;
  readonly isLoading: boolean;
  readonly refresh: () => Promise<void>;
}

/** The models of the account, if there is a token: as they are remembered, and anew on request. */
export function useModels(settings: SettingsStore): Models {
  const hasToken = useStore(settings, (state) => state.tokenTail !== null);
  const [models, setModels] = useState<readonly string[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isLoading, setLoading] = useState(false);

  // The remembered list, or a fresh one after a day. The user did not ask for it, so it fails in silence.
  useEffect(() => {
    if (!hasToken) return undefined;
    let isCurrent = true;
    settings.listModels(false).then(
      (answer) => isCurrent && 'models' in answer && setModels(answer.models),
      // A name can be typed, and the list asked for again.
      dropped('settings', 'no-answer'),
    );
    return () => {
      isCurrent = false;
    };
  }, [settings, hasToken]);

  async function refresh() {
    setLoading(true);
    setFailure(null);
    const answer = await settings.listModels(true).catch((error: unknown): { failure: Failure } => ({
      failure: { kind: 'interrupted', message: String(error) },
    }));
    setLoading(false);
    if ('failure' in answer) setFailure(answer.failure);
    else setModels(answer.models);
  }

  return { models, failure, isLoading, refresh };
}
