import type { Hub } from '@/utils/chat/hub';
import { checkLimit } from '@/utils/answering/check-limit';
import type { Handlers } from '@/utils/protocol/commands';
import { settingsItem } from '@/utils/settings/settings';
import type { UsageStore } from '@/utils/storage/usage-store';
import { modelFor } from '@/utils/answering/asked-model';
import { weigh } from '@/utils/answering/weigh';
import type { RequestLog } from '@/utils/storage/request-log';
import { refusalOf } from './on-command';

/** Answers the commands about an answer that is there, or on its way. */
export function answerHandlers(hub: Hub, usageStore: UsageStore, log: RequestLog) {
  return {
    askAgain: ({ conversationId: id, pageKey, turnId, question, model: chosen }) =>
      refusalOf(async () => {
        const settings = await settingsItem.getValue();
        await checkLimit({ settings, usageStore });
        const model = await modelFor(chosen, settings);
        await hub.askAgain({ id, pageKey }, turnId, model, question);
      }),
    continueAnswer: ({ conversationId: id, pageKey, turnId }) =>
      refusalOf(async () => {
        await checkLimit({ settings: await settingsItem.getValue(), usageStore });
        await hub.continueAnswer({ id, pageKey }, turnId);
      }),
    roomOf: (query) => weigh(query, log),
    stop: ({ conversationId }) => hub.stop(conversationId),
    showBranch: ({ conversationId: id, pageKey, turnId }) =>
      refusalOf(() => hub.showBranch({ id, pageKey }, turnId)),
    moveCitation: ({ conversationId: id, pageKey, turnId, nth, to }) =>
      refusalOf(() => hub.moveCitation({ id, pageKey }, { type: 'citationMoved', turnId, nth, to })),
  } satisfies Partial<Handlers>;
}
