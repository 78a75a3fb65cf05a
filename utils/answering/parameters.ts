import { chatCompletions } from '../kimi/chat-completions';
import type { Parameters } from '../kimi/dialect';
import type { Effort, ModelTraits } from '../kimi/model-traits';
import type { Settings } from '../settings/settings';

const { wireNames } = chatCompletions;

export interface ParameterOptions {
  readonly settings: Settings;
  readonly traits: ModelTraits;
  /** True for a task that takes little thinking, see `isLightTask`. */
  readonly isLight: boolean;
}

/** The parameters to send, as far as the model takes them: what the user set, and an effort that fits the task. */
export function parametersFor(
  { settings, traits, isLight }: ParameterOptions,
  refused: ReadonlySet<string>,
): Parameters {
  const { maxTokens, thinking } = settings;
  const effort = effortFor(settings, isLight);
  const mayTake = (name: keyof Parameters) => !refused.has(wireNames[name]);
  return {
    maxTokens: mayTake('maxTokens') ? maxTokens : null,
    thinking: traits.thinking === 'optional' && mayTake('thinking') ? thinking : null,
    effort: effort !== null && traits.efforts.includes(effort) && mayTake('effort') ? effort : null,
  };
}

function effortFor({ effort }: Settings, isLight: boolean): Effort | null {
  if (effort !== 'by-task') return effort;
  return isLight ? 'low' : null;
}

/** The wire names of the parameters that are sent. */
export function sentParameters(parameters: Parameters): readonly string[] {
  const names: readonly (keyof Parameters)[] = ['maxTokens', 'thinking', 'effort'];
  return names.filter((name) => parameters[name] !== null).map((name) => wireNames[name]);
}
