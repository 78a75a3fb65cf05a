import type { AnswerEvent } from '@/utils/chat/answer-event';
import { type Conversation, openTurn } from '@/utils/chat/conversation';
import { Refused } from '@/utils/chat/refused';
import type { Ledger } from '@/utils/storage/ledger';
import type { Queue } from '@/utils/chat/queue';
import type { RequestLog } from '@/utils/storage/request-log';
import type { DiskStore } from '@/utils/storage/store';
import { KimiError } from '@/utils/kimi/errors';
import { modelTraits, suggestModel } from '@/utils/kimi/model-traits';
import { refusedParameter } from '@/utils/kimi/refused-parameter';
import { factsOf, learnPartial, learnRefused, rememberedModels } from '@/utils/model-facts';
import { settingsItem } from '@/utils/settings';
import { tokenFor } from '@/utils/tokens';
import { messagesFor } from '@/utils/chat/prompt';
import { uiLanguage } from '@/utils/i18n';
import { estimateTokens } from '@/utils/kimi/usage';
import { parametersFor, sentNames } from './parameters';
import { makeRequest } from './request';
import { toFailure } from './to-failure';

export interface CompletionParts {
  readonly store: DiskStore;
  readonly ledger: Ledger;
  readonly log: RequestLog;
  readonly queue: Queue;
}

/** Answers the open turn of a conversation, with the settings as they are now. */
export function createCompletion({ store, ledger, log, queue }: CompletionParts) {
  return async function* complete(
    conversation: Conversation,
    signal: AbortSignal,
  ): AsyncGenerator<AnswerEvent> {
    const askedAt = Date.now();
    const { baseUrl } = await settingsItem.getValue();
    const token = await tokenFor(baseUrl);
    if (token === null) throw new KimiError('no-token', '');

    const place = queue.join(`${baseUrl} ${token}`);
    try {
      for await (const ahead of place.ahead(signal))
        yield { type: 'waiting', waiting: { type: 'queued', ahead } };
      yield { type: 'waiting', waiting: null };
      yield* answer(conversation, token, askedAt, signal);
    } finally {
      place.leave();
    }
  };

  /** Makes the request, and makes it again without what the server refuses of it. */
  async function* answer(
    conversation: Conversation,
    token: string,
    askedAt: number,
    signal: AbortSignal,
  ): AsyncGenerator<AnswerEvent> {
    const turn = openTurn(conversation);
    if (!turn) return;
    const settings = await settingsItem.getValue();
    const { baseUrl, language } = settings;
    const { model, text: begun } = turn.answer;
    const texts = await store.textsOf(conversation);
    const facts = await factsOf(baseUrl, model);
    const refused = new Set(facts.refused);
    let isPartial = facts.partial !== 'fails';

    for (;;) {
      const parameters = parametersFor(settings, model, refused);
      const continuation = begun === '' ? null : isPartial ? 'partial' : 'asked';
      const messages = messagesFor(conversation, {
        texts,
        language,
        fallback: uiLanguage(),
        estimateTokens,
        wantsReasoning: modelTraits(model).wantsReasoning,
        continuation,
      });
      try {
        const joint = yield* makeRequest({
          completion: { baseUrl, token, model, messages, ...parameters, signal },
          origin: { conversationId: conversation.id, turnId: turn.id, askedAt },
          begun,
          ledger,
          log,
        });
        if (continuation !== 'partial') return;
        await learnPartial(baseUrl, model, joint === 'joined' ? 'works' : 'fails');
        if (joint !== 'another') return;
        // It began another answer, and was hung up on: it is asked in words instead.
        isPartial = false;
      } catch (error) {
        if (!(error instanceof KimiError)) throw error;
        const sent = [...sentNames(parameters), ...(continuation === 'partial' ? ['partial'] : [])];
        // Servers without partial mode refuse it in many ways, such as by the role of the last message.
        const parameter =
          refusedParameter(error, sent) ??
          (continuation === 'partial' && error.kind === 'bad-request' ? 'partial' : null);
        if (parameter === null && error.kind === 'unknown-model') {
          throw await withSuggestion(error, baseUrl, model);
        }
        if (parameter === null || refused.has(parameter)) throw error;
        refused.add(parameter);
        if (parameter === 'partial') {
          isPartial = false;
          await learnPartial(baseUrl, model, 'fails');
        } else {
          await learnRefused(baseUrl, model, parameter);
          yield { type: 'dropped', parameter };
        }
      }
    }
  }
}

/** The failure of a model that the service does not know, with one that it does know if the account's list was read. */
async function withSuggestion(error: KimiError, baseUrl: string, model: string): Promise<Refused> {
  const models = (await rememberedModels(baseUrl, Date.now())) ?? [];
  const suggestion = suggestModel(models, model);
  return new Refused({ ...toFailure(error), ...(suggestion !== null && { suggestion }) });
}
