import type { AnswerEvent } from '../chat/answer-event';
import type { AnswerUsage } from '../chat/answer-usage';
import type { CompletionEvent, Retrying } from '../kimi/completion-event';
import type { Message } from '../kimi/message';
import { createOverlap } from '../kimi/overlap';
import type { Usage } from '../kimi/usage';
import { estimateTokens } from '../text/estimate-tokens';
import { toFailure } from './to-failure';

/** Tokens that Kimi's template puts around each message, besides its text. */
const MESSAGE_TOKENS = 4;

interface ReceptionOptions {
  /** The text that the answer has already, and goes on from; empty for a new answer. */
  readonly begun: string;
  /** From partial mode there is a way out. Asked for in words, another answer is all there is, and is given. */
  readonly isPartial: boolean;
}

/** Takes what comes of one request, and gives what the user is to see of it. */
export function createReception({ begun, isPartial }: ReceptionOptions) {
  const overlap = createOverlap(begun);
  let written = '';
  let counted: Usage | null = null;
  let ending: AnswerEvent | null = null;

  /** The continuation is another answer in other words, of which nothing is given: it can be hung up on. */
  const isAnother = () => isPartial && overlap.isNewAnswer();

  const textEvent = (text: string): AnswerEvent | null =>
    text === '' || isAnother() ? null : { type: 'text', text };

  return {
    isAnother,

    take(event: CompletionEvent | Retrying): AnswerEvent | null {
      switch (event.type) {
        case 'retrying': {
          const { type, attempt, attempts, until } = event;
          const failure = toFailure(event.error);
          return { type: 'waiting', waiting: { type, attempt, attempts, until, failure } };
        }
        case 'reasoning':
          written += event.text;
          return event;
        case 'text':
          written += event.text;
          return textEvent(overlap.push(event.text));
        case 'end':
          counted = event.usage;
          ending = { type: 'end', finishReason: event.finishReason };
          return null;
      }
    },

    /** The text that was held back, once nothing more comes. */
    flush: () => textEvent(overlap.flush()),

    /** What the request took. A refused one took nothing; one that broke off is billed for what it had written, at least. */
    usageOf(messages: readonly Message[]): AnswerUsage | null {
      if (ending === null && written === '') return null;
      if (counted) return { ...counted, isEstimate: false };
      return {
        promptTokens: estimateMessages(messages) + messages.length * MESSAGE_TOKENS,
        completionTokens: estimateTokens(written),
        cachedTokens: null,
        reasoningTokens: null,
        isEstimate: true,
      };
    },

    ending: () => (isAnother() ? null : ending),

    /** Whether what came followed on what was there, rather than beginning anew. */
    isJoined: () => !isAnother() && !overlap.repeatsWhole(),
  };
}

/** About how many tokens the texts of messages are. */
export function estimateMessages(messages: readonly Message[]): number {
  return messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
}
