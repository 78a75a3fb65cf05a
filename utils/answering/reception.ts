import type { RequestEvent } from '../chat/answer-event';
import type { AnswerUsage } from '../chat/answer-usage';
import type { CompletionEvent, Retrying } from '../kimi/completion-event';
import type { Message } from '../kimi/message';
import { createOverlap } from '../kimi/overlap';
import type { ToolCall } from '../kimi/tool';
import type { Usage } from '../kimi/usage';
import { estimateTokens } from '../text/estimate-tokens';
import { toFailure } from './to-failure';

/** Tokens that Kimi's template adds to each message, besides its text. */
const MESSAGE_TOKENS = 4;

interface ReceptionOptions {
  /** The text that the answer has already, and continues from; empty for a new answer. */
  readonly begun: string;
  /**
   * True in partial mode, where another answer is dropped and the rest asked for in words. Asked for in words, another
   * answer is the last resort, and is shown.
   */
  readonly isPartial: boolean;
}

/** Takes the events of one request, and returns the part that the user is to see. */
export function createReception({ begun, isPartial }: ReceptionOptions) {
  let overlap = createOverlap(begun);
  let written = '';
  let counted: Usage | null = null;
  let ending: RequestEvent | null = null;
  let calls: readonly ToolCall[] = [];

  /** True if the continuation is another answer in other words. None of it is shown, so the request can be aborted. */
  const isAnother = () => isPartial && overlap.isNewAnswer();

  const textEvent = (text: string): RequestEvent | null =>
    text === '' || isAnother() ? null : { type: 'text', text };

  return {
    isAnother,

    take(event: CompletionEvent | Retrying): RequestEvent | null {
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
        case 'unsaid':
          overlap = createOverlap(begun);
          return { type: 'unsaid', from: begun.length };
        case 'unread':
          return event;
        case 'called':
          calls = event.calls;
          written += calls.map(wordsOf).join('');
          return null;
        case 'end':
          counted = event.usage;
          ending = { type: 'end', finishReason: event.finishReason };
          return null;
      }
    },

    /** Returns the text that was held back, once the stream has ended. */
    flush: () => textEvent(overlap.flush()),

    /**
     * The tokens that the request used. A refused one used none; one that broke off is billed at least for the text so
     * far.
     */
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

    /** The calls of tools that the whole answer asks for. */
    calls: () => calls,

    /** True if the new text continued the old, rather than beginning anew. */
    isJoined: () => !isAnother() && !overlap.repeatsWhole(),
  };
}

/** Estimates the tokens of the texts and pictures of messages. */
export function estimateMessages(messages: readonly Message[]): number {
  return messages.reduce((sum, { content, toolCalls = [], pictures = [] }) => {
    const seen = pictures.reduce((all, { tokens }) => all + tokens, 0);
    return sum + seen + estimateTokens(content + toolCalls.map(wordsOf).join(''));
  }, 0);
}

function wordsOf({ name, arguments: given }: ToolCall): string {
  return name + given;
}
