import { createStore } from 'zustand/vanilla';
import type { ImportCounts, ImportProgress } from '../backup/backup-format';
import { mayReach, requestOrigin } from '../browser/permissions';
import type { Failure } from '../chat/failure';
import type { ModelTraits } from '../kimi/model-traits';
import type { Client } from '../protocol/client';
import { createLockActions, type LockCommands } from './lock-actions';
import type { Refusal } from '../protocol/commands';
import { readLockState, watchLockState, type LockState } from '../settings/lock-state';
import { automaticItem, modelOf } from '../settings/automatic-model';
import { EMPTY_SHELF, type PromptShelf } from '../prompts/shelf';
import { promptsItem, readPrompts } from '../settings/prompts';
import {
  DEFAULT_SETTINGS,
  ruledTailItem,
  settingsItem,
  tokenTailsItem,
  type Settings,
} from '../settings/settings';
import { NO_POLICY, readPolicy, type Policy } from '../settings/policy';
import { dropped } from '../diagnostics/log';

export interface SettingsState {
  readonly settings: Settings;
  /** The model that the next question is asked with: the chosen one, or the one that Automatic stands for. */
  readonly model: string;
  /** The last four characters of the token for this base URL; null when there is none yet. */
  readonly tokenTail: string | null;
  /** The facts about the chosen model; null until the background has said. */
  readonly traits: ModelTraits | null;
  readonly lock: LockState;
  /** The user's prompts, and where they and the built-in ones are at hand. */
  readonly prompts: PromptShelf;
  /** The rules of the user's organisation. */
  readonly policy: ShownPolicy;
}

/** The rules of an organisation as the panel knows them. */
export type ShownPolicy = Policy & { readonly hasToken: boolean };

export const NO_RULES: ShownPolicy = { ...NO_POLICY, hasToken: false };

type SettingsCommands = Pick<
  Client,
  | 'saveToken'
  | 'forgetToken'
  | 'takeAddress'
  | 'changeSettings'
  | 'changePrompts'
  | 'listModels'
  | 'restoreModel'
  | 'traitsOf'
  | 'usageByDay'
  | 'storageState'
  | 'countConversationsBefore'
  | 'deleteConversationsBefore'
  | 'damagedRecords'
  | 'forgetDamagedRecords'
  | 'exportPart'
  | 'importPart'
  | 'diagnostics'
> &
  LockCommands;

/** The state and actions of the settings screen and the first-run screen. Loaded before the first paint. */
export async function createSettingsStore(commands: SettingsCommands) {
  const store = createStore<SettingsState>(() => ({
    settings: DEFAULT_SETTINGS,
    model: modelOf(DEFAULT_SETTINGS, {}),
    tokenTail: null,
    traits: null,
    lock: { type: 'off' },
    prompts: EMPTY_SHELF,
    policy: NO_RULES,
  }));

  async function read() {
    const [settings, tails, choices, lock, prompts, policy, ruled] = await Promise.all([
      settingsItem.getValue(),
      tokenTailsItem.getValue(),
      automaticItem.getValue(),
      readLockState(),
      readPrompts(),
      readPolicy(),
      ruledTailItem.getValue(),
    ]);
    const model = modelOf(settings, choices);
    store.setState((state) => ({
      settings,
      model,
      tokenTail: (ruled?.baseUrl === settings.baseUrl ? ruled.tail : tails[settings.baseUrl]) ?? null,
      traits: state.model === model ? state.traits : null,
      lock,
      prompts,
      policy: { ...policy, hasToken: ruled !== null },
    }));
    if (!store.getState().traits) void readTraits();
  }

  async function readTraits() {
    const { model } = store.getState();
    // Only what is offered beside the model depends on it: without an answer, nothing is.
    const traits = await commands.traitsOf({ model }).catch(dropped('settings', 'no-answer', null));
    if (store.getState().model === model) store.setState({ traits });
  }

  // One read at a time, and watched before the first: a change by another window in between is read again.
  let reading = Promise.resolve();
  const reload = () => (reading = reading.then(read, read));
  for (const item of [settingsItem, tokenTailsItem, automaticItem, promptsItem])
    item.watch(() => void reload());
  ruledTailItem.watch(() => void reload());
  watchLockState(() => void reload());
  await reload();

  return {
    ...store,
    /**
     * Tries the token against the API and keeps it if it works; otherwise says why not. With another address of the API,
     * which a failure named, that is taken into use as well.
     */
    async saveToken(token: string, baseUrl?: string): Promise<Refusal> {
      if (baseUrl !== undefined && !(await mayUse(baseUrl))) return notAllowed(baseUrl);
      return commands.saveToken({ token, ...(baseUrl !== undefined && { baseUrl }) });
    },
    forgetToken: commands.forgetToken,
    /** Takes an address into use that a failure named, with the token of the one before. First in a click, as `save`. */
    async takeAddress(baseUrl: string): Promise<Refusal> {
      return (await mayUse(baseUrl)) ? commands.takeAddress({ baseUrl }) : notAllowed(baseUrl);
    },

    /**
     * Changes these settings. A new base URL needs its host's permission, which the browser grants only from a
     * click: call this first in the handler.
     */
    async save(change: Partial<Settings>): Promise<Refusal> {
      const { baseUrl = store.getState().settings.baseUrl } = change;
      const isNew = baseUrl !== store.getState().settings.baseUrl;
      if (isNew && !(await mayUse(baseUrl))) return notAllowed(baseUrl);
      await commands.changeSettings(change);
      return null;
    },
    changePrompts: commands.changePrompts,
    /** Takes a model that another one replaced back into use. */
    restoreModel: (model: string) => commands.restoreModel({ model }),
    /** The account's models, remembered for a day unless `isFresh`. */
    listModels: (isFresh: boolean) => commands.listModels({ isFresh }),
    /** The use on each of the last `days` days, oldest first, by model. */
    usageByDay: (days: number) => commands.usageByDay({ days }),
    /** The errors that the background noted, oldest first. */
    diagnostics: commands.diagnostics,
    /** The amount that is stored, and how safe it is. */
    storageState: commands.storageState,
    /** The number of conversations that nothing was asked in since `before`, epoch milliseconds. */
    countConversationsBefore: (before: number) => commands.countConversationsBefore({ before }),
    /** Deletes those for good. Returns how many. */
    deleteConversationsBefore: (before: number) => commands.deleteConversationsBefore({ before }),
    damagedRecords: commands.damagedRecords,
    forgetDamagedRecords: commands.forgetDamagedRecords,
    ...createLockActions(commands),

    /**
     * Exports all conversations, page texts and usage to a file. `onProgress` is told the number of
     * conversations written.
     */
    async exportBackup(onProgress: (conversations: number) => void): Promise<Blob> {
      const { exportBackup } = await import('../backup/export-backup');
      return exportBackup((after) => commands.exportPart({ after }), onProgress);
    },
    /** Merges such a file into the stored data. Throws `BackupError`. */
    async importBackup(file: Blob, onProgress: (progress: ImportProgress) => void): Promise<ImportCounts> {
      const { importBackup } = await import('../backup/import-backup');
      return importBackup(file, commands.importPart, onProgress);
    },
  };
}

/** Asks for an address's host, which the browser grants only from a click. */
async function mayUse(baseUrl: string): Promise<boolean> {
  return (await requestOrigin(baseUrl)) || mayReach(baseUrl);
}

function notAllowed(baseUrl: string): Failure {
  return { kind: 'no-host-permission', message: new URL(baseUrl).host };
}

export type SettingsStore = Awaited<ReturnType<typeof createSettingsStore>>;
