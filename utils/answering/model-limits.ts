import { modelContext } from '../kimi/model-traits';
import { sharesOf, type Shares } from '../prompt/budget';
import { factsOf, rememberedModel } from '../settings/model-facts';
import type { Settings } from '../settings/settings';

/** The room that a model has. */
export interface ModelLimits extends Shares {
  /** Tokens for input and output together. */
  readonly context: number;
  /** The model's tokens for each estimated one. */
  readonly tokenRatio: number;
}

/** Finds out the room that a model has, from the account’s list of models, its known traits, and its counts so far. */
export async function modelLimitsFor({ baseUrl, maxTokens }: Settings, model: string): Promise<ModelLimits> {
  const [listed, { tokenRatio }] = await Promise.all([
    rememberedModel(baseUrl, model),
    factsOf(baseUrl, model),
  ]);
  const context = listed?.context ?? modelContext(model);
  return { context, tokenRatio, ...sharesOf({ context, maxTokens, tokenRatio }) };
}
