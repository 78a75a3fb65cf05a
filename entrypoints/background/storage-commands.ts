import type { Hub } from '@/utils/chat/hub';
import { isTemporary } from '@/utils/chat/temporary';
import { readPolicy } from '@/utils/settings/policy';
import { Refused } from '@/utils/chat/refused';
import type { Backup } from '@/utils/backup/backup';
import { touchedBy } from '@/utils/backup/backup-home';
import type { ConversationList } from '@/utils/storage/conversation-list';
import type { Damaged } from '@/utils/storage/damaged';
import type { Database } from '@/utils/storage/transaction';
import type { Handlers } from '@/utils/protocol/commands';
import type { Drafts } from '@/utils/storage/drafts';
import { storageFailure } from '@/utils/storage/storage-failure';
import { storageState } from '@/utils/storage/storage-state';
import type { DiskStore } from '@/utils/storage/store';
import { keepAlive } from '@/utils/browser/keep-alive';
import { dropped } from '@/utils/diagnostics/log';
import type { Deletions } from './deletions';
import { changePrompts, readPrompts } from '@/utils/settings/prompts';
import { openPanels } from './open-panels';

interface Parts {
  readonly hub: Hub;
  readonly store: DiskStore;
  readonly deletions: Deletions;
  readonly conversationList: ConversationList;
  readonly drafts: Drafts;
  readonly damaged: Damaged;
  readonly backup: Backup;
  readonly database: Database;
}

/** Answers the commands about stored data: lists, drafts, backups, its size, and damaged records. */
export function storageHandlers(parts: Parts) {
  const { hub, store, deletions, conversationList, drafts, damaged, backup, database } = parts;
  const indexOlder = createIndexing(store);
  return {
    listConversations: (query) => {
      indexOlder();
      return conversationList.list(query);
    },
    listSites: () => conversationList.sites(),
    conversationFor: ({ conversationId: id, pageKey }) => store.load({ id, pageKey }),
    labelConversations: async ({ conversations, labels }) => {
      for (const ref of conversations) await hub.label(ref, labels);
    },
    withdrawConversations: ({ conversations }) => deletions.withdraw(conversations.map(({ id }) => id)),
    putBackConversations: ({ conversations }) => deletions.putBack(conversations.map(({ id }) => id)),
    countConversationsBefore: ({ before }) => conversationList.countBefore(before),
    deleteConversationsBefore: async ({ before }) => {
      const ids = await conversationList.idsBefore(before);
      // Through the hub, so that panels that show one of them are told.
      await hub.remove(ids);
      return ids.length;
    },

    keepDraft: ({ conversationId, draft, panel, hasSamePictures }) =>
      isTemporary(conversationId) ? undefined : drafts.keep(conversationId, draft, panel, hasSamePictures),
    draftOf: async ({ conversationId, panel }) =>
      isTemporary(conversationId) ? null : drafts.of(conversationId, panel, await openPanels()),

    storageState: () => storageState(database),
    damagedRecords: () => damaged.all(),
    forgetDamagedRecords: () => damaged.forget(),

    exportPart: async ({ after }) => {
      const { featuresOff } = await readPolicy();
      if (featuresOff.includes('export')) throw new Error('Exports are turned off.');
      const part = await backup.exportPart(after);
      if (part.next !== null) return part;
      const { own: prompts } = await readPrompts();
      return { ...part, content: { ...part.content, ...(prompts.length > 0 && { prompts }) } };
    },
    importPart: async (content) => {
      try {
        const counts = await hub.changeStored(touchedBy(content), () => backup.importPart(content));
        const { prompts } = content;
        if (prompts) await changePrompts({ type: 'imported', prompts });
        return counts;
      } catch (error) {
        return { failure: error instanceof Refused ? error.failure : storageFailure(error) };
      }
    },
  } satisfies Partial<Handlers>;
}

/**
 * Indexes the pages of older conversations, once in a worker's life, when a list is asked for first: a search is near
 * then. What a worker does not complete is left to the next.
 */
function createIndexing(store: DiskStore): () => void {
  let isBegun = false;
  return () => {
    if (isBegun) return;
    isBegun = true;
    void keepAlive(indexAllPages(store)).catch(dropped('storage', 'not-stored'));
  };
}

async function indexAllPages(store: DiskStore): Promise<void> {
  for (const id of await store.unindexed()) await store.indexPages(id);
}
