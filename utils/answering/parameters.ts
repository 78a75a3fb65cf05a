import { type Effort, modelTraits } from '../kimi/model-traits';
import type { Settings } from '../settings/settings';

/** What a request may carry beside model and messages; null is not sent. */
export interface Parameters {
  readonly maxTokens: number | null;
  readonly thinking: boolean | null;
  readonly effort: Effort | null;
}

/** By their names on the wire. */
const WIRE_NAMES: Readonly<Record<keyof Parameters, string>> = {
  maxTokens: 'max_tokens',
  thinking: 'thinking',
  effort: 'reasoning_effort',
};

/** What the user set, as far as the model is known to take it and did not refuse it before. */
export function parametersFor(settings: Settings, model: string, refused: ReadonlySet<string>): Parameters {
  const traits = modelTraits(model);
  const { maxTokens, thinking, effort } = settings;
  const mayTake = (name: keyof Parameters) => !refused.has(WIRE_NAMES[name]);
  return {
    maxTokens: mayTake('maxTokens') ? maxTokens : null,
    thinking: traits.thinking === 'optional' && mayTake('thinking') ? thinking : null,
    effort: effort !== null && traits.efforts.includes(effort) && mayTake('effort') ? effort : null,
  };
}

/** The wire names of those that are sent. */
export function sentNames(parameters: Parameters): readonly string[] {
  const names: readonly (keyof Parameters)[] = ['maxTokens', 'thinking', 'effort'];
  return names.filter((name) => parameters[name] !== null).map((name) => WIRE_NAMES[name]);
}
