import { modelTraits, type ModelTraits } from '../kimi/model-traits';
import { rememberedModel } from '../settings/model-facts';

/** The traits of a model: as the account's list of models has them, else as they are known beforehand. */
export async function traitsFor(baseUrl: string, model: string): Promise<ModelTraits> {
  const traits = modelTraits(model);
  const listed = await rememberedModel(baseUrl, model);
  if (!listed) return traits;
  return {
    ...traits,
    ...(listed.reasons === false && { thinking: 'none', efforts: [] }),
    readsImages: listed.readsImages ?? traits.readsImages,
    // The account has it, whatever Moonshot has withdrawn from others.
    isRetired: false,
  };
}
