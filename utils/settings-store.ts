import { createStore } from 'zustand/vanilla';
import { sendMessage, type Refusal } from './messaging';
import { mayReach, requestOrigin } from './permissions';
import { settingsItem, tokenTailsItem, type Settings } from './settings';

export interface SettingsState {
  readonly settings: Settings;
  /** The last four characters of the token for this base URL; null when there is none yet. */
  readonly tokenTail: string | null;
}

/** What the settings screen and the first-run screen show and do. Loaded before the first paint. */
export async function createSettingsStore() {
  const [settings, tails] = await Promise.all([settingsItem.getValue(), tokenTailsItem.getValue()]);
  const store = createStore<SettingsState>(() => ({ settings, tokenTail: tails[settings.baseUrl] ?? null }));

  async function reload() {
    const [next, nextTails] = await Promise.all([settingsItem.getValue(), tokenTailsItem.getValue()]);
    store.setState({ settings: next, tokenTail: nextTails[next.baseUrl] ?? null });
  }
  settingsItem.watch(() => void reload());
  tokenTailsItem.watch(() => void reload());

  return {
    ...store,
    /** Tries the token against the API and keeps it if it works; otherwise says why not. */
    saveToken: (token: string): Promise<Refusal> => sendMessage('saveToken', { token }),
    forgetToken: () => sendMessage('forgetToken'),

    /**
     * Saves the settings. A new base URL needs its host's permission, which the browser grants only
     * from a click: call this first thing in the handler.
     */
    async save(next: Settings): Promise<Refusal> {
      const isNew = next.baseUrl !== store.getState().settings.baseUrl;
      if (isNew && !(await requestOrigin(next.baseUrl)) && !(await mayReach(next.baseUrl))) {
        return { kind: 'no-host-permission', message: new URL(next.baseUrl).host };
      }
      await sendMessage('saveSettings', next);
      return null;
    },
    listModels: () => sendMessage('listModels'),
  };
}

export type SettingsStore = Awaited<ReturnType<typeof createSettingsStore>>;
