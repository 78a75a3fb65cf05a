import { currentModel } from '../settings/automatic-model';
import { readPolicy } from '../settings/policy';
import type { Settings } from '../settings/settings';

/** The model of a question: the one that it names, if an organisation allows it, or that of the settings. */
export async function modelFor(named: string | undefined, settings: Settings): Promise<string> {
  const { models } = await readPolicy();
  const isOffered = named !== undefined && (models.length === 0 || models.includes(named));
  return isOffered ? named : currentModel(settings);
}
