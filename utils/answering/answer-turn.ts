import type { AnswerEvent } from '../chat/answer-event';
import { type Conversation, openTurn, type Turn } from '../chat/conversation';
import type { Digests } from '../storage/digests';
import type { RequestLog } from '../storage/request-log';
import type { DiskStore } from '../storage/store';
import type { UsageStore } from '../storage/usage-store';
import { digestPage, keptDigest } from './digest-page';
import { isLightTask } from './light-task';
import { readAccess, prepare } from './prepare';
import type { Queue } from './queue';
import { replacing } from './replacing';
import { requestAnswer } from './request-answer';
import { untilTurn } from './until-turn';

export interface AnswerTurnParts {
  readonly store: DiskStore;
  readonly digests: Digests;
  readonly usageStore: UsageStore;
  readonly log: RequestLog;
  readonly queue: Queue;
}

/**
 * Answers the open turn of a conversation: prepares the request, makes the missing summaries, waits for its turn in the
 * queue, and asks; once more with another model if the service does not know the first.
 */
export function createAnswerTurn({ store, digests, usageStore, log, queue }: AnswerTurnParts) {
  return async function* answerTurn(
    conversation: Conversation,
    signal: AbortSignal,
  ): AsyncGenerator<AnswerEvent> {
    const turn = openTurn(conversation);
    if (!turn) return;
    const askedAt = Date.now();
    const { settings, token } = await readAccess();
    const queueKey = `${settings.baseUrl} ${token}`;
    const origin = { conversationId: conversation.id, turnId: turn.id, askedAt };

    async function* answerWith(model: string, asked: Turn): AsyncGenerator<AnswerEvent> {
      const { digested, compose } = await prepare(conversation, { model, settings, store });
      const request = {
        settings,
        token,
        model,
        isLight: isLightTask(asked),
        origin,
        usageStore,
        log,
        signal,
      };

      const summaries = new Map<string, string>();
      for (const { turn: one, page, text, plan } of digested) {
        // The pages of earlier questions are sent again only where that takes no requests.
        const summary =
          one === asked
            ? yield* digestPage(page, text, { digests, plan, request, queue, queueKey })
            : await keptDigest(page, text, { digests, plan });
        if (summary !== null) summaries.set(one.id, summary);
      }

      const prompt = compose(summaries, null);
      if (prompt.trimmed) yield { type: 'trimmed', trimmed: prompt.trimmed };
      const place = queue.join(queueKey);
      try {
        yield* untilTurn(place, { signal, afterwards: null });
        yield* requestAnswer({
          ...request,
          begun: asked.answer.text,
          messages: (continuation) =>
            continuation === null ? prompt.messages : compose(summaries, continuation).messages,
        });
      } finally {
        place.leave();
      }
    }

    yield* replacing(turn.answer.model, {
      account: { baseUrl: settings.baseUrl, token },
      signal,
      answer: (model) => answerWith(model, turn),
    });
  };
}
