import { modelContext } from '../kimi/model-traits';
import { sharesOf, type Shares } from '../prompt/budget';
import { instructionTokens } from '../prompt/instructions';
import { LEAST_BUDGET } from '../prompt/plan-page';
import { factsOf, rememberedModel } from '../settings/model-facts';
import type { Settings } from '../settings/settings';
import { estimateTokens } from '../text/estimate-tokens';

/** The room that a model has. */
export interface ModelLimits extends Shares {
  /** Tokens for input and output together. */
  readonly context: number;
  /** The model's tokens for each estimated one. */
  readonly tokenRatio: number;
}

/** The tokens that several pages may take together where one goes in part: what is looked up needs its room too. */
export function roomOfParts({ page, lookups }: Pick<ModelLimits, 'page' | 'lookups'>): number {
  return Math.max(LEAST_BUDGET, page - lookups);
}

/** Finds out the room that a model has, from the account’s list of models, its known traits, and its counts so far. */
export async function modelLimitsFor(settings: Settings, model: string): Promise<ModelLimits> {
  const { baseUrl, maxTokens } = settings;
  const [listed, { tokenRatio }] = await Promise.all([
    rememberedModel(baseUrl, model),
    factsOf(baseUrl, model),
  ]);
  const context = listed?.context ?? modelContext(model);
  const shares = sharesOf({ context, maxTokens, tokenRatio });
  // They go along with every page.
  const page = Math.max(LEAST_BUDGET, shares.page - instructionTokens(settings, estimateTokens));
  return { context, tokenRatio, ...shares, page };
}
