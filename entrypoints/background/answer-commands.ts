import type { Hub } from '@/utils/chat/hub';
import { Refused } from '@/utils/chat/refused';
import type { Handlers } from '@/utils/protocol/commands';
import { currentModel } from '@/utils/settings/automatic-model';
import { settingsItem } from '@/utils/settings/settings';
import type { UsageStore } from '@/utils/storage/usage-store';
import { refusalOf } from './on-command';

/** Answers the commands about an answer that is there, or on its way. */
export function answerHandlers(hub: Hub, usageStore: UsageStore) {
  return {
    askAgain: ({ conversationId: id, pageKey, turnId, question, model: chosen }) =>
      refusalOf(async () => {
        await checkLimit(usageStore);
        const model = chosen ?? (await currentModel(await settingsItem.getValue()));
        await hub.askAgain({ id, pageKey }, turnId, model, question);
      }),
    continueAnswer: ({ conversationId: id, pageKey, turnId }) =>
      refusalOf(async () => {
        await checkLimit(usageStore);
        await hub.continueAnswer({ id, pageKey }, turnId);
      }),
    stop: ({ conversationId }) => hub.stop(conversationId),
    showBranch: ({ conversationId: id, pageKey, turnId }) =>
      refusalOf(() => hub.showBranch({ id, pageKey }, turnId)),
    moveCitation: ({ conversationId: id, pageKey, turnId, nth, to }) =>
      refusalOf(() => hub.moveCitation({ id, pageKey }, { type: 'citationMoved', turnId, nth, to })),
  } satisfies Partial<Handlers>;
}

/** Refuses what would go over the user's own limit, before anything is sent. */
export async function checkLimit(usageStore: UsageStore): Promise<void> {
  const { dailyLimit } = await settingsItem.getValue();
  if (dailyLimit === null || (await usageStore.usedToday(Date.now())) < dailyLimit) return;
  throw new Refused({ kind: 'over-limit', message: '' });
}
