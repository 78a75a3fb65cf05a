import type { SettingsStore } from '@/utils/panel/settings-store';

/** Makes the details of an error for a bug report; loaded only then. */
export function detailsFrom({ diagnostics }: SettingsStore): () => Promise<string> {
  return async () => {
    const { readDiagnostics } = await import('@/utils/panel/read-diagnostics');
    return readDiagnostics(diagnostics);
  };
}
