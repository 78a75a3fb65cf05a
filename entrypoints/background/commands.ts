import { onMessage, type Ask, type Refusal } from '@/utils/messaging';
import { type Hub, Refused } from '@/utils/chat/hub';
import type { DiskStore } from '@/utils/chat/store';
import { checkToken } from '@/utils/kimi/check';
import { listModels } from '@/utils/kimi/models';
import { keepAlive } from '@/utils/keep-alive';
import { isOurs } from '@/utils/sender';
import { settingsItem } from '@/utils/settings';
import { keepToken, tokenFor } from '@/utils/tokens';
import { toFailure } from './completion';
import type { Gestures } from './gestures';
import { readPage } from './read-page';

interface Parts {
  readonly hub: Hub;
  readonly store: DiskStore;
  readonly gestures: Gestures;
}

/** Answers the panels' commands, and nobody else's. */
export function answerCommands({ hub, store, gestures }: Parts): void {
  answer('ask', ({ data }) => refusalOf(() => ask(data)));
  answer('askAgain', ({ data }) =>
    refusalOf(async () => {
      const { model } = await settingsItem.getValue();
      const ref = { id: data.conversationId, pageKey: data.pageKey };
      await hub.askAgain(ref, data.turnId, model, data.question);
    }),
  );
  answer('stop', ({ data }) => hub.stop(data.conversationId));

  answer('conversationOf', ({ data }) => store.idOf(data.pageKey));
  answer('conversationsOf', ({ data }) => store.summaries(data.pageKey));
  answer('showConversation', ({ data }) => store.show(data.pageKey, data.conversationId));
  answer('deleteConversation', ({ data }) => hub.remove(data.conversationId));
  answer('takeGesture', ({ data }) => gestures.take(data.tabId));

  answer('saveToken', ({ data }) =>
    refusalOf(async () => {
      const { baseUrl, model } = await settingsItem.getValue();
      const token = data.token.replaceAll(/\s/gu, '');
      await keepAlive(checkToken({ baseUrl, token, model, signal: AbortSignal.timeout(CHECK_MS) }));
      await keepToken(baseUrl, token);
    }),
  );
  answer('forgetToken', async () => keepToken((await settingsItem.getValue()).baseUrl, null));
  answer('saveSettings', ({ data }) => settingsItem.setValue(data));
  answer('listModels', async () => {
    const { baseUrl } = await settingsItem.getValue();
    try {
      const token = (await tokenFor(baseUrl)) ?? '';
      const signal = AbortSignal.timeout(CHECK_MS);
      return { models: await keepAlive(listModels({ baseUrl, token, signal })) };
    } catch (error) {
      return { failure: toFailure(error) };
    }
  });

  async function ask({ conversationId, pageKey, question, action, tabId, selection }: Ask): Promise<void> {
    const { model } = await settingsItem.getValue();
    const page = tabId === null ? null : await readPage(tabId, pageKey, store);
    const ref = { id: conversationId, pageKey };
    await hub.ask(ref, { question, action, model, attachment: { page, selection } });
  }
}

const answer: typeof onMessage = (type, handler) =>
  onMessage(type, (message) => {
    if (!isOurs(message.sender)) throw new Error('This command is for our own pages.');
    return handler(message);
  });

/** A model may think before its first token; a check that takes longer is a failure the user can act on. */
const CHECK_MS = 60_000;

/** Null when `command` was taken; a refusal is an answer, not an exception, to whoever gave it. */
async function refusalOf(command: () => Promise<void>): Promise<Refusal> {
  try {
    await command();
    return null;
  } catch (error) {
    return error instanceof Refused ? error.failure : toFailure(error);
  }
}
