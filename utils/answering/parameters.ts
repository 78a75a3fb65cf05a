import { chatCompletions } from '../kimi/chat-completions';
import type { Parameters } from '../kimi/dialect';
import { modelTraits } from '../kimi/model-traits';
import type { Settings } from '../settings/settings';

const { wireNames } = chatCompletions;

/** What the user set, as far as the model is known to take it and did not refuse it before. */
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

/** The wire names of those that are sent. */
export function sentNames(parameters: Parameters): readonly string[] {
  const names: readonly (keyof Parameters)[] = ['maxTokens', 'thinking', 'effort'];
  return names.filter((name) => parameters[name] !== null).map((name) => wireNames[name]);
}
