import { uiLanguage } from '../browser/i18n';
import type { AnswerEvent } from '../chat/answer-event';
import { type Conversation, openTurn } from '../chat/conversation';
import { KimiError } from '../kimi/errors';
import { modelTraits } from '../kimi/model-traits';
import { answerLanguage } from '../prompt/answer-language';
import type { Shares } from '../prompt/budget';
import type { DigestPlan } from '../prompt/digest';
import { promptFor, type PromptOptions } from '../prompt/prompt';
import { settingsItem, type Settings } from '../settings/settings';
import { tokenFor } from '../settings/tokens';
import type { Digests } from '../storage/digests';
import type { RequestLog } from '../storage/request-log';
import type { DiskStore } from '../storage/store';
import type { UsageStore } from '../storage/usage-store';
import { estimateTokens } from '../text/estimate-tokens';
import { makeAcceptedRequest } from './accepted-request';
import { digestPage, keptDigest } from './digest-page';
import { modelLimitsFor } from './model-limits';
import type { Queue } from './queue';
import { queued } from './queued';

export interface AnswerTurnParts {
  readonly store: DiskStore;
  readonly digests: Digests;
  readonly usageStore: UsageStore;
  readonly log: RequestLog;
  readonly queue: Queue;
}

/** Answers the open turn of a conversation, with the settings as they are now. */
export function createAnswerTurn({ store, digests, usageStore, log, queue }: AnswerTurnParts) {
  return async function* answerTurn(
    conversation: Conversation,
    signal: AbortSignal,
  ): AsyncGenerator<AnswerEvent> {
    const turn = openTurn(conversation);
    if (!turn) return;
    const askedAt = Date.now();
    const settings = await settingsItem.getValue();
    const { baseUrl, language, translateInto } = settings;
    const token = await tokenFor(baseUrl);
    if (token === null) throw new KimiError('no-token', '');

    const { model, text: begun } = turn.answer;
    const queueKey = `${baseUrl} ${token}`;
    const origin = { conversationId: conversation.id, turnId: turn.id, askedAt };
    const request = { settings, token, model, origin, usageStore, log, signal };
    const shares = await modelLimitsFor(settings, model);
    const texts = await store.textsOf(conversation);
    const summaries = new Map<string, string>();
    for (const one of conversation.turns) {
      const { page } = one.attachment;
      const text = page && texts.get(page.hash);
      if (page?.coverage !== 'digest' || typeof text !== 'string') continue;
      const plan = digestPlanFor(page, one.answer.model, settings, shares);
      // What an earlier question was answered from is sent again only where that takes no requests.
      const summary =
        one === turn
          ? yield* digestPage(page, text, { digests, plan, request, queue, queueKey })
          : await keptDigest(page, text, { digests, plan });
      if (summary !== null) summaries.set(one.id, summary);
    }

    const compose = (continuation: PromptOptions['continuation']) =>
      promptFor(conversation, {
        texts,
        digests: summaries,
        pageTokens: shares.page,
        historyTokens: shares.history,
        language,
        fallback: uiLanguage(),
        translateInto,
        estimateTokens,
        wantsReasoning: modelTraits(model).wantsReasoning,
        continuation,
      });
    const prompt = compose(null);
    if (prompt.trimmed) yield { type: 'trimmed', trimmed: prompt.trimmed };
    yield* queued({ queue, key: queueKey, signal, afterwards: null }, () =>
      makeAcceptedRequest({
        ...request,
        begun,
        messages: (continuation) =>
          continuation === null ? prompt.messages : compose(continuation).messages,
      }),
    );
  };
}

/** How a page is read section by section for answers of this model. */
export function digestPlanFor(
  page: { readonly language: string | null },
  model: string,
  { language }: Settings,
  { page: budget }: Shares,
): DigestPlan {
  const named = answerLanguage(page.language, { language, fallback: uiLanguage() });
  return { model, language: named, budget, estimateTokens };
}
