import { useState } from 'react';
import { dropped } from '@/utils/diagnostics/log';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { placesOf, type RemovedPrompt, type ShelfChange } from '@/utils/prompts/shelf';

/** Changes the prompts, and keeps the one that was removed last until the next change. */
export function usePromptChanges(settings: SettingsStore) {
  const [removed, setRemoved] = useState<RemovedPrompt | null>(null);
  const [isFailed, setFailed] = useState(false);

  /** Resolves to whether it was stored. */
  async function change(next: ShelfChange): Promise<boolean> {
    setRemoved(null);
    const isStored = await settings
      .changePrompts(next)
      .then(() => true, dropped('settings', 'not-stored', false));
    setFailed(!isStored);
    return isStored;
  }

  async function remove(id: string): Promise<void> {
    const places = placesOf(settings.getState().prompts, id);
    if (places && (await change({ type: 'removed', id }))) setRemoved(places);
  }

  return {
    removed,
    isFailed,
    change,
    remove: (id: string) => void remove(id),
    undo: () => void (removed && change({ type: 'restored', removed })),
  };
}
