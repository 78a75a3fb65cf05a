import { attachedPages, attachedTexts } from '@/utils/chat/attached-texts';
import { askedAs } from '@/utils/chat/asked-as';
import type { AttachedPage } from '@/utils/chat/conversation';
import type { ConversationRef } from '@/utils/chat/conversation-store';
import type { Hub } from '@/utils/chat/hub';
import type { Drafts } from '@/utils/storage/drafts';
import type { UsageStore } from '@/utils/storage/usage-store';
import type { RequestLog } from '@/utils/storage/request-log';
import type { DiskStore } from '@/utils/storage/store';
import type { Handlers, Sent } from '@/utils/protocol/commands';
import { barrierOf } from '@/utils/tab/access-barrier';
import { captureSelection } from '@/utils/tab/access-selection';
import { selectionAsSent, type SelectionAsSent } from '@/utils/tab/selection-as-sent';
import { hidePassage, showPassage, showPassages } from '@/utils/tab/access-passage';
import { pageKey as pageKeyOf } from '@/utils/text/page-key';
import { settingsItem, type Settings } from '@/utils/settings/settings';
import { uiLanguage } from '@/utils/browser/i18n';
import { checkLimit } from '@/utils/answering/check-limit';
import { answerHandlers } from './answer-commands';
import { modelFor } from '@/utils/answering/asked-model';
import type { Gestures } from './gestures';
import { orFailure, refusalOf } from './on-command';
import { pictureHandlers } from './picture-commands';
import { attachPictures } from '@/utils/answering/attach-pictures';
import { renewChoice } from '@/utils/answering/automatic-choice';
import type { Pages } from '@/utils/answering/pages';
import { dropped } from '@/utils/diagnostics/log';

interface Parts {
  readonly hub: Hub;
  readonly store: DiskStore;
  readonly usageStore: UsageStore;
  readonly log: RequestLog;
  readonly gestures: Gestures;
  readonly pages: Pages;
  readonly drafts: Drafts;
}

/** Answers the commands about conversations and the pages that they are about. */
export function conversationHandlers({ hub, store, usageStore, log, gestures, pages, drafts }: Parts) {
  async function ask({ panel, ...command }: Sent<'ask'>): Promise<void> {
    const { conversationId, pageKey, turnId, after, question, action, selection } = command;
    const since = hub.removalsOf(conversationId);
    const settings = await settingsItem.getValue();
    await checkLimit({ settings, usageStore });
    const model = await modelFor(command.model, settings);
    const pictures = await attachPictures(command.pictures ?? [], {
      store,
      settings,
      model,
      conversationId,
    });
    const about = await pages.attach(command, model);
    const ref = { id: conversationId, pageKey };
    const attachment = { ...about, selection, ...(pictures.length > 0 && { pictures }) };
    const asked = { question, action, ...askedAs(command), ...intoOf(command, settings), model, attachment };
    try {
      await hub.ask(ref, asked, { turnId, since, after });
    } catch (error) {
      // The question was not asked, so what is stored for it is not needed.
      for (const hash of attachedTexts(attachment))
        await store.dropUnusedText(hash).catch(dropped('storage', 'not-stored'));
      throw error;
    }
    // At worst the conversation is found only in the history.
    await showOnPages(store, ref, attachedPages(attachment)).catch(dropped('chat', 'not-stored'));
    // An asked question is no draft any more, even if the panel is gone before it says so.
    void drafts
      .forgetAsked(conversationId, { question, attachment }, panel)
      .catch(dropped('draft', 'not-stored'));
    // The next question has what is best by then.
    void renewChoice();
  }

  return {
    ask: (command) => refusalOf(() => ask(command)),
    ...answerHandlers(hub, usageStore, log),

    conversationOf: ({ pageKey }) => store.idOf(pageKey),
    showConversation: ({ pageKey, conversationId }) => store.show(pageKey, conversationId),
    deleteConversation: ({ conversationId }) => hub.remove([conversationId]),
    requestsOf: ({ conversationId, turnId }) => log.of(conversationId, turnId),
    pageTextsOf: async ({ conversationId: id, pageKey }) => [
      ...(await store.textsOf(await store.load({ id, pageKey }))),
    ],
    readTab: (query) => orFailure(() => pages.read(query)),
    barrierOf: ({ tabId }) => barrierOf(tabId),
    showPassage: ({ tabId, target }) => showPassage(tabId, target),
    showPassages: ({ tabId, passages }) => showPassages(tabId, passages),
    hidePassage: ({ tabId }) => hidePassage(tabId),
    selectionIn: ({ tabId }) => selectionIn(tabId),
    loadMore: ({ tabId }) => orFailure(() => pages.loadMore(tabId)),
    stopLoading: ({ tabId }) => pages.stopLoading(tabId),
    ...pictureHandlers(store),
    takeGesture: ({ tabId }) => gestures.take(tabId),
  } satisfies Partial<Handlers>;
}

/** The language of a page's translation, which stays the same if the settings change before it ends. */
function intoOf({ preset }: Pick<Sent<'ask'>, 'preset'>, { translateInto }: Settings) {
  if (preset !== 'translate-page') return {};
  return { into: translateInto === 'auto' ? uiLanguage() : translateInto };
}

async function selectionIn(tabId: number): Promise<SelectionAsSent | null> {
  // It is offered beside the question: of a page that can't be read there is none.
  const selection = await captureSelection(tabId).catch(dropped('page', 'not-read', null));
  return selection && selectionAsSent(selection);
}

/** Makes the pages of a question show its conversation: its own, and one that was taken into it. */
async function showOnPages(
  store: DiskStore,
  { id, pageKey }: ConversationRef,
  pages: readonly AttachedPage[],
): Promise<void> {
  for (const key of new Set([pageKey, ...pages.map(({ url }) => pageKeyOf(url))]))
    if ((await store.idOf(key)) !== id) await store.show(key, id);
}
