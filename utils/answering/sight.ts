/** The models' sight of pictures: what is known of it, and its refusal. */
import type { Failure } from '../chat/failure';
import { Refused } from '../chat/refused';
import { chatCompletions } from '../kimi/chat-completions';
import { bestModel } from '../kimi/choose-model';
import { modelTraits } from '../kimi/model-traits';
import { KNOWN_MODELS } from '../settings/automatic-model';
import { everyRememberedModel, factsOf, rememberedModel } from '../settings/model-facts';
import type { Settings } from '../settings/settings';

/**
 * True if a model sees pictures: as its server once refused them, else as the account's list of models says, else as it
 * is known beforehand. Null where nothing is known: it is tried.
 */
export async function seesPictures(
  { baseUrl }: Pick<Settings, 'baseUrl'>,
  model: string,
): Promise<boolean | null> {
  const [{ refused }, listed] = await Promise.all([factsOf(baseUrl, model), rememberedModel(baseUrl, model)]);
  if (refused.includes(chatCompletions.wireNames.pictures)) return false;
  const { thinking, readsImages } = modelTraits(model);
  return listed?.readsImages ?? (thinking === 'unknown' ? null : readsImages);
}

/** The refusal of pictures for a model that sees none, with one of the account's that does. */
export async function blindness(
  settings: Pick<Settings, 'baseUrl'>,
  model: string,
  failure: Omit<Failure, 'kind'> = { message: '' },
): Promise<Refused> {
  const suggestion = await seeingModel(settings, model);
  return new Refused({ ...failure, kind: 'no-pictures', ...(suggestion !== null && { suggestion }) });
}

/** The best of the account's models that is known to see pictures; null where there is none. */
async function seeingModel(settings: Pick<Settings, 'baseUrl'>, blind: string): Promise<string | null> {
  const listed = await everyRememberedModel(settings.baseUrl);
  const ids = listed.length > 0 ? listed.map(({ id }) => id) : KNOWN_MODELS;
  const seeing: string[] = [];
  for (const id of ids) if (id !== blind && (await seesPictures(settings, id)) === true) seeing.push(id);
  return bestModel(seeing) ?? seeing[0] ?? null;
}
