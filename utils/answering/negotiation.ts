import { chatCompletions } from '../kimi/chat-completions';
import type { Parameters } from '../kimi/dialect';
import type { KimiError } from '../kimi/errors';
import { refusedParameter } from '../kimi/refused-parameter';
import type { PromptOptions } from '../prompt/prompt';
import type { ModelFacts } from '../settings/model-facts';
import { parametersFor, sentNames, type ParameterOptions } from './parameters';

const { partial } = chatCompletions.wireNames;

/** The request to try next. */
export interface Offer {
  readonly parameters: Parameters;
  readonly continuation: PromptOptions['continuation'];
}

interface NegotiationOptions extends ParameterOptions {
  readonly facts: Pick<ModelFacts, 'refused' | 'partial'>;
  /** True if the answer has text already, and continues from it. */
  readonly isContinued: boolean;
}

/** Finds out which parts of a request a server takes, from its refusals so far. */
export function createNegotiation({ facts, isContinued, ...options }: NegotiationOptions) {
  const refused = new Set(facts.refused);
  let isPartial = facts.partial !== 'fails';

  return {
    offer: (): Offer => ({
      parameters: parametersFor(options, refused),
      continuation: !isContinued ? null : isPartial ? 'partial' : 'asked',
    }),

    /**
     * Notes the part of the offer that the server refused, so that it is not offered again, and returns its wire name.
     * Null where the request failed for another reason.
     */
    refuse({ parameters, continuation }: Offer, error: KimiError): string | null {
      const isInPartialMode = continuation === 'partial';
      const sent = [...sentNames(parameters), ...(isInPartialMode ? [partial] : [])];
      // Servers without partial mode refuse it in many ways, such as by the role of the last message.
      const unnamed = isInPartialMode && error.kind === 'bad-request' ? partial : null;
      const parameter = refusedParameter(error, sent) ?? unnamed;
      if (parameter === null || refused.has(parameter)) return null;
      refused.add(parameter);
      if (parameter === partial) isPartial = false;
      return parameter;
    },

    /** Asks for the rest in words from now on, since partial mode gave another answer. */
    leavePartialMode(): void {
      isPartial = false;
    },
  };
}
