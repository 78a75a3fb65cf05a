import { chatCompletions } from '../kimi/chat-completions';
import type { Parameters, Question } from '../kimi/dialect';
import type { KimiError } from '../kimi/errors';
import { refusedParameter } from '../kimi/refused-parameter';
import { refusesPictures } from '../kimi/refused-pictures';
import type { PromptOptions } from '../prompt/prompt';
import type { ModelFacts } from '../settings/model-facts';
import { parametersFor, sentParameters, type ParameterOptions } from './parameters';

const { wireNames } = chatCompletions;
const { partial } = wireNames;

/** The tools of a request, and whether the model may call them. */
export type OfferedTools = Required<Pick<Question, 'tools'>> & Pick<Question, 'toolChoice'>;

/** The request to try next. */
export interface Offer {
  readonly parameters: Parameters;
  readonly continuation: PromptOptions['continuation'];
  readonly offered: OfferedTools;
  /** True if pictures are sent, where there are any. */
  readonly sees: boolean;
}

interface NegotiationOptions extends ParameterOptions {
  readonly facts: Pick<ModelFacts, 'refused' | 'partial'>;
  /** True if the answer has text already, and continues from it. */
  readonly isContinued: boolean;
  readonly tools?: OfferedTools | undefined;
  /** False if the model is known to see no pictures. */
  readonly sees?: boolean;
}

/** Finds out which parts of a request a server takes, from its refusals so far. */
export function createNegotiation({
  facts,
  isContinued,
  tools,
  sees = true,
  ...options
}: NegotiationOptions) {
  const refused = new Set(facts.refused);
  let isPartial = facts.partial !== 'fails';

  function offeredTools(): OfferedTools {
    if (!tools || refused.has(wireNames.tools)) return { tools: [] };
    const { toolChoice } = tools;
    const mayChoose = toolChoice !== undefined && !refused.has(wireNames.toolChoice);
    return { tools: tools.tools, ...(mayChoose && { toolChoice }) };
  }

  return {
    offer: (): Offer => ({
      parameters: parametersFor(options, refused),
      continuation: !isContinued ? null : isPartial ? 'partial' : 'asked',
      offered: offeredTools(),
      sees: sees && !refused.has(wireNames.pictures),
    }),

    /**
     * Notes the part of the offer that the server refused, so that it is not offered again, and returns its wire name.
     * Null where the request failed for another reason. `hasPictures`: it had pictures.
     */
    refuse(offer: Offer, error: KimiError, hasPictures = false): string | null {
      if (hasPictures && refusesPictures(error)) {
        refused.add(wireNames.pictures);
        return wireNames.pictures;
      }
      const isInPartialMode = offer.continuation === 'partial';
      const sent = sentNames(offer, isInPartialMode);
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

/** The wire names of what was sent, and may be refused. */
function sentNames({ parameters, offered }: Offer, isInPartialMode: boolean): readonly string[] {
  return [
    ...sentParameters(parameters),
    ...(offered.toolChoice === undefined ? [] : [wireNames.toolChoice]),
    ...(offered.tools.length > 0 ? [wireNames.tools] : []),
    ...(isInPartialMode ? [partial] : []),
  ];
}
