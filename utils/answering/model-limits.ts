import { modelContext } from '../kimi/model-traits';
import { sharesOf, type Shares } from '../prompt/budget';
import { factsOf, rememberedContext } from '../settings/model-facts';
import type { Settings } from '../settings/settings';

/** What a model has room for. */
export interface ModelLimits extends Shares {
  /** Tokens that it takes in and gives out together. */
  readonly context: number;
  /** How many tokens it makes of what is estimated as one. */
  readonly tokenRatio: number;
}

/** What a model has room for, by the account’s list of models, what is known beforehand, and what it counted. */
export async function modelLimitsFor({ baseUrl, maxTokens }: Settings, model: string): Promise<ModelLimits> {
  const [listed, { tokenRatio }] = await Promise.all([
    rememberedContext(baseUrl, model),
    factsOf(baseUrl, model),
  ]);
  const context = listed ?? modelContext(model);
  return { context, tokenRatio, ...sharesOf({ context, maxTokens, tokenRatio }) };
}
