import { chatCompletions } from '../kimi/chat-completions';
import type { Parameters } from '../kimi/dialect';
import { modelTraits } from '../kimi/model-traits';
import type { Settings } from '../settings/settings';

const { wireNames } = chatCompletions;

/** The user's parameters, without those that the model does not know or has refused before. */
export function parametersFor(settings: Settings, model: string, refused: ReadonlySet<string>): Parameters {
  const traits = modelTraits(model);
  const { maxTokens, thinking, effort } = settings;
  const mayTake = (name: keyof Parameters) => !refused.has(wireNames[name]);
  return {
    maxTokens: mayTake('maxTokens') ? maxTokens : null,
    thinking: traits.thinking === 'optional' && mayTake('thinking') ? thinking : null,
    effort: effort !== null && traits.efforts.includes(effort) && mayTake('effort') ? effort : null,
  };
}

/** The wire names of the parameters that are sent. */
export function sentNames(parameters: Parameters): readonly string[] {
  const names: readonly (keyof Parameters)[] = ['maxTokens', 'thinking', 'effort'];
  return names.filter((name) => parameters[name] !== null).map((name) => wireNames[name]);
}
