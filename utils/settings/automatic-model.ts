import { defineKeptItem } from './kept-item';
import type { Settings } from './settings';

/** The model that Automatic stands for at one address. */
export interface AutomaticChoice {
  readonly model: string;
  /** Models that the service refused though its list has them, and when, in epoch milliseconds. */
  readonly refused: Readonly<Record<string, number>>;
  /** The moment at which it is chosen anew, in epoch milliseconds. */
  readonly until: number;
}

/** The choices by base URL. Read anywhere in the extension, written by the background only. */
export const automaticItem = defineKeptItem<Readonly<Record<string, AutomaticChoice>>>('automaticModels', {
  fallback: {},
  version: 1,
});

/**
 * The general models that both AceData Cloud and Moonshot list, best first, as of 2026-11-29: what Automatic stands for
 * until the account's own list was read, and where it can't be.
 */
export const KNOWN_MODELS: readonly [string, ...string[]] = ['kimi-k3', 'kimi-k2.6'];

/** The model that questions are asked with: the user's own, or the one that Automatic stands for. */
export function modelOf(
  { model, baseUrl }: Pick<Settings, 'model' | 'baseUrl'>,
  choices: Readonly<Record<string, AutomaticChoice>>,
): string {
  return model ?? choices[baseUrl]?.model ?? KNOWN_MODELS[0];
}

/** The same with what is chosen now. */
export async function currentModel(settings: Settings): Promise<string> {
  return modelOf(settings, await automaticItem.getValue());
}
