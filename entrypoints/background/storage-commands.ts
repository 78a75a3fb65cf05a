import type { Hub } from '@/utils/chat/hub';
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
import { openPanels } from './open-panels';

interface Parts {
  readonly hub: Hub;
  readonly conversationList: ConversationList;
  readonly drafts: Drafts;
  readonly damaged: Damaged;
  readonly backup: Backup;
  readonly database: Database;
}

/** Answers the commands about stored data: lists, drafts, backups, its size, and damaged records. */
export function storageHandlers({ hub, conversationList, drafts, damaged, backup, database }: Parts) {
  return {
    listConversations: (query) => conversationList.list(query),
    countConversationsBefore: ({ before }) => conversationList.countBefore(before),
    deleteConversationsBefore: async ({ before }) => {
      const ids = await conversationList.idsBefore(before);
      // Through the hub, so that panels that show one of them are told.
      await hub.remove(ids);
      return ids.length;
    },

    keepDraft: ({ conversationId, draft, panel, hasSamePictures }) =>
      drafts.keep(conversationId, draft, panel, hasSamePictures),
    draftOf: async ({ conversationId, panel }) => drafts.of(conversationId, panel, await openPanels()),

    storageState: () => storageState(database),
    damagedRecords: () => damaged.all(),
    forgetDamagedRecords: () => damaged.forget(),

    exportPart: ({ after }) => backup.exportPart(after),
    importPart: async (content) => {
      try {
        return await hub.changeStored(touchedBy(content), () => backup.importPart(content));
      } catch (error) {
        return { failure: error instanceof Refused ? error.failure : storageFailure(error) };
      }
    },
  } satisfies Partial<Handlers>;
}
