import type { Hub } from '@/utils/chat/hub';
import { Refused } from '@/utils/chat/refused';
import type { Drafts } from '@/utils/storage/drafts';
import type { UsageStore } from '@/utils/storage/usage-store';
import type { RequestLog } from '@/utils/storage/request-log';
import type { DiskStore } from '@/utils/storage/store';
import type { Ask, FromPanel } from '@/utils/protocol/messaging';
import { barrierOf } from '@/utils/tab/access-barrier';
import { onEscape } from '@/utils/tab/access-escape';
import { hidePassage, showPassage } from '@/utils/tab/access-passage';
import { pageKey as pageKeyOf } from '@/utils/text/page-key';
import { settingsItem } from '@/utils/settings/settings';
import type { Gestures } from './gestures';
import { onCommand, orFailure, refusalOf } from './on-command';
import type { Pages } from '@/utils/answering/pages';

interface Parts {
  readonly hub: Hub;
  readonly store: DiskStore;
  readonly usageStore: UsageStore;
  readonly log: RequestLog;
  readonly gestures: Gestures;
  readonly pages: Pages;
  readonly drafts: Drafts;
}

/** The commands about conversations. */
export function answerCommands({ hub, store, usageStore, log, gestures, pages, drafts }: Parts): void {
  onCommand('ask', ({ data }) => refusalOf(() => ask(data)));
  onCommand('askAgain', ({ data: { conversationId: id, pageKey, turnId, question } }) =>
    refusalOf(async () => {
      await checkLimit();
      const { model } = await settingsItem.getValue();
      await hub.askAgain({ id, pageKey }, turnId, model, question);
    }),
  );
  onCommand('continueAnswer', ({ data: { conversationId: id, pageKey, turnId } }) =>
    refusalOf(async () => {
      await checkLimit();
      await hub.continueAnswer({ id, pageKey }, turnId);
    }),
  );
  onCommand('stop', ({ data }) => hub.stop(data.conversationId));

  onCommand('conversationOf', ({ data }) => store.idOf(data.pageKey));
  onCommand('showConversation', ({ data }) => store.show(data.pageKey, data.conversationId));
  onCommand('deleteConversation', ({ data }) => hub.remove([data.conversationId]));
  onCommand('requestsOf', ({ data }) => log.of(data.conversationId, data.turnId));
  onCommand('pageTextsOf', async ({ data: { conversationId: id, pageKey } }) => [
    ...(await store.textsOf(await store.load({ id, pageKey }))),
  ]);
  onCommand('readTab', ({ data }) => orFailure(() => pages.read(data)));
  onCommand('barrierOf', ({ data }) => barrierOf(data.tabId));
  onCommand('showPassage', ({ data }) => showPassage(data.tabId, data.target));
  onCommand('hidePassage', ({ data }) => hidePassage(data.tabId));
  // What the reader takes away in one frame is gone from all of them.
  onEscape((tabId) => void hidePassage(tabId));
  onCommand('loadMore', ({ data }) => orFailure(() => pages.loadMore(data.tabId)));
  onCommand('stopLoading', ({ data }) => pages.stopLoading(data.tabId));
  onCommand('takeGesture', ({ data }) => gestures.take(data.tabId));

  async function ask({ panel, ...command }: Ask & FromPanel): Promise<void> {
    const { conversationId, pageKey, turnId, question, action, selection } = command;
    const since = hub.removalsOf(conversationId);
    await checkLimit();
    const { model } = await settingsItem.getValue();
    const page = await pages.attach(command);
    const ref = { id: conversationId, pageKey };
    try {
      await hub.ask(ref, { question, action, model, attachment: { page, selection } }, { turnId, since });
    } catch (error) {
      // The page was read for nothing: its text is nobody's.
      if (page) await store.dropUnusedText(page.hash).catch(() => undefined);
      throw error;
    }
    // A page that was taken into the conversation of another shows it from then on.
    const key = page && pageKeyOf(page.url);
    if (key !== null && key !== pageKey) await store.show(key, conversationId).catch(() => undefined);
    // What was asked is no draft any more, also where the panel does not live to say so.
    void drafts.forgetAsked(conversationId, { question, selection }, panel).catch(() => undefined);
  }

  /** Refuses what would go over the user's own limit, before anything is sent. */
  async function checkLimit(): Promise<void> {
    const { dailyLimit } = await settingsItem.getValue();
    if (dailyLimit === null || (await usageStore.usedToday(Date.now())) < dailyLimit) return;
    throw new Refused({ kind: 'over-limit', message: '' });
  }
}
