import type { AnswerEvent } from '@/utils/chat/answer-event';
import { answerLanguage } from '@/utils/chat/answer-language';
import { type Conversation, openTurn } from '@/utils/chat/conversation';
import type { DigestPlan } from '@/utils/chat/digest';
import { promptFor, type PromptOptions } from '@/utils/chat/prompt';
import type { Queue } from '@/utils/chat/queue';
import { estimateTokens } from '@/utils/estimate-tokens';
import { uiLanguage } from '@/utils/i18n';
import { KimiError } from '@/utils/kimi/errors';
import { modelTraits } from '@/utils/kimi/model-traits';
import type { Shares } from '@/utils/page/budget';
import { settingsItem, type Settings } from '@/utils/settings';
import type { Digests } from '@/utils/storage/digests';
import type { Ledger } from '@/utils/storage/ledger';
import type { RequestLog } from '@/utils/storage/request-log';
import type { DiskStore } from '@/utils/storage/store';
import { tokenFor } from '@/utils/tokens';
import { makeAcceptedRequest } from './accepted-request';
import { digestPage, keptDigest } from './digest-page';
import { inLine } from './in-line';
import { roomFor } from './model-room';

export interface CompletionParts {
  readonly store: DiskStore;
  readonly digests: Digests;
  readonly ledger: Ledger;
  readonly log: RequestLog;
  readonly queue: Queue;
}

/** Answers the open turn of a conversation, with the settings as they are now. */
export function createCompletion({ store, digests, ledger, log, queue }: CompletionParts) {
  return async function* complete(
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
    const request = { settings, token, model, origin, ledger, log, signal };
    const shares = await roomFor(settings, model);
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
    yield* inLine({ queue, key: queueKey, signal, afterwards: null }, () =>
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
