import { openTurn, type Conversation } from '@/utils/chat/conversation';
import type { Failure } from '@/utils/chat/failure';
import { messagesFor } from '@/utils/chat/prompt';
import type { DiskStore } from '@/utils/chat/store';
import { uiLanguage } from '@/utils/i18n';
import { streamCompletion, type CompletionEvent } from '@/utils/kimi/completion';
import { KimiError } from '@/utils/kimi/errors';
import { estimateTokens } from '@/utils/kimi/usage';
import { settingsItem } from '@/utils/settings';
import { tokenFor } from '@/utils/tokens';

/** Answers the open turn of a conversation, with the settings as they are now. */
export function createCompletion(store: DiskStore) {
  return async function* complete(
    conversation: Conversation,
    signal: AbortSignal,
  ): AsyncGenerator<CompletionEvent> {
    const settings = await settingsItem.getValue();
    const token = await tokenFor(settings.baseUrl);
    if (token === null) throw new KimiError('no-token', '');
    const messages = messagesFor(conversation, {
      texts: await store.textsOf(conversation),
      language: settings.language,
      fallback: uiLanguage(),
      estimateTokens,
    });
    signal.throwIfAborted();
    const { baseUrl, maxTokens } = settings;
    const model = openTurn(conversation)?.answer.model ?? settings.model;
    yield* streamCompletion({ baseUrl, token, model, messages, maxTokens, signal });
  };
}

/** Any error as the plain data that crosses to the panels. */
export function toFailure(error: unknown): Failure {
  if (error instanceof DOMException && error.name === 'TimeoutError') return { kind: 'timeout', message: '' };
  if (!(error instanceof KimiError)) {
    return { kind: 'unknown', message: error instanceof Error ? error.message : String(error) };
  }
  const { kind, message, traceId, retryAfter } = error;
  return {
    kind,
    message,
    ...(traceId !== undefined && { traceId }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}
