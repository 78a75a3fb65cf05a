import { keepAlive } from '../browser/keep-alive';
import type { AnswerEvent } from '../chat/answer-event';
import type { AnswerUsage } from '../chat/answer-usage';
import { chatCompletions } from '../kimi/chat-completions';
import type { CompletionRequest } from '../kimi/completion';
import type { Message } from '../kimi/message';
import { createOverlap } from '../kimi/overlap';
import { endpoint } from '../kimi/request';
import { streamWithRetries } from '../kimi/retry';
import { TIMEOUTS } from '../kimi/timeouts';
import type { Usage } from '../kimi/usage';
import type { RequestLog } from '../storage/request-log';
import type { UsageStore } from '../storage/usage-store';
import { estimateTokens } from '../text/estimate-tokens';
import { createRecorder } from './recorder';
import { toFailure } from './to-failure';

interface RequestOptions {
  readonly completion: Omit<CompletionRequest, 'timeouts' | 'observer'>;
  readonly origin: { readonly conversationId: string; readonly turnId: string; readonly askedAt: number };
  /** The text that the answer has already, and goes on from; empty for a new answer. */
  readonly begun: string;
  readonly usageStore: UsageStore;
  readonly log: RequestLog;
}

/** Tokens that Kimi's template puts around each message, besides its text. */
const MESSAGE_TOKENS = 4;

/**
 * How a continuation went with the text that was there: it was joined; it repeated that text, which
 * was left out; or it was another answer in other words, of which nothing was given.
 */
type Joint = 'joined' | 'repeated' | 'another';

/**
 * Makes one request, and writes down what was sent and what it took, however it ends. Throws what
 * the request throws.
 */
export async function* makeLoggedRequest(options: RequestOptions): AsyncGenerator<AnswerEvent, Joint> {
  const { completion, origin, begun, usageStore, log } = options;
  const { conversationId, turnId, askedAt } = origin;
  const recorder = createRecorder({
    askedAt,
    url: endpoint(completion.baseUrl, chatCompletions.path),
    hasText: chatCompletions.hasText,
    now: Date.now,
  });
  const overlap = createOverlap(begun);
  // Asked for in words, another answer is all there is, and is given; from partial mode there is a way out.
  const isPartial = completion.messages.at(-1)?.isPartial ?? false;
  const isAnother = () => isPartial && overlap.isNewAnswer();
  let written = '';
  let counted: Usage | null = null;
  let hasEnded = false;
  let failed: { readonly error: unknown } | null = null;
  let ending: AnswerEvent | null = null;

  try {
    for await (const event of streamWithRetries({ ...completion, timeouts: TIMEOUTS, observer: recorder })) {
      switch (event.type) {
        case 'retrying': {
          const { type, attempt, attempts, until } = event;
          yield {
            type: 'waiting',
            waiting: { type, attempt, attempts, until, failure: toFailure(event.error) },
          };
          break;
        }
        case 'reasoning':
          written += event.text;
          yield event;
          break;
        case 'text': {
          written += event.text;
          const text = overlap.push(event.text);
          if (text !== '' && !isAnother()) yield { type: 'text', text };
          break;
        }
        case 'end':
          hasEnded = true;
          counted = event.usage;
          ending = { type: 'end', finishReason: event.finishReason };
          break;
      }
      if (isAnother()) break;
    }
  } catch (error) {
    failed = { error };
  }

  const rest = overlap.flush();
  if (rest !== '' && !isAnother()) yield { type: 'text', text: rest };
  // A refused request took nothing. One that broke off is billed for what it had written, at least.
  const usage = hasEnded || written !== '' ? usageOf(counted, completion.messages, written) : null;
  if (usage) yield { type: 'usage', usage };
  // The answer is what matters: it does not wait for the books, nor end with them where they can't be written.
  void keepAlive(
    Promise.allSettled([
      usage && usageStore.add({ at: Date.now(), model: completion.model, usage }),
      ...recorder.ended().map((wire) => log.save({ ...wire, conversationId, turnId })),
    ]),
  );
  if (failed) throw failed.error;
  if (ending && !isAnother()) yield ending;
  if (isAnother()) return 'another';
  return overlap.repeatsWhole() ? 'repeated' : 'joined';
}

function usageOf(counted: Usage | null, messages: readonly Message[], written: string): AnswerUsage {
  if (counted) return { ...counted, isEstimate: false };
  const prompt = messages.reduce((sum, { content }) => sum + estimateTokens(content) + MESSAGE_TOKENS, 0);
  return {
    promptTokens: prompt,
    completionTokens: estimateTokens(written),
    cachedTokens: null,
    reasoningTokens: null,
    isEstimate: true,
  };
}
