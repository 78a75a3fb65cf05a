import type { Hub } from '@/utils/chat/hub';
import { Refused } from '@/utils/chat/refused';
import type { Backup } from '@/utils/backup/backup';
import { touchedBy } from '@/utils/backup/backup-home';
import type { ConversationList } from '@/utils/storage/conversation-list';
import type { Damaged } from '@/utils/storage/damaged';
import type { Database } from '@/utils/storage/schema';
import type { Drafts } from '@/utils/storage/drafts';
import { storageFailure } from '@/utils/storage/storage-failure';
import { storageState } from '@/utils/storage/storage-state';
import { onCommand } from './on-command';
import { openPanels } from './open-panels';

interface Parts {
  readonly hub: Hub;
  readonly conversationList: ConversationList;
  readonly drafts: Drafts;
  readonly damaged: Damaged;
  readonly backup: Backup;
  readonly database: Database;
}

/** The commands about what is stored: lists, drafts, how much there is, and what was damaged. */
export function answerStorageCommands({
  hub,
  conversationList,
  drafts,
  damaged,
  backup,
  database,
}: Parts): void {
  onCommand('listConversations', ({ data }) => conversationList.list(data));
  onCommand('countConversationsBefore', ({ data }) => conversationList.countBefore(data.before));
  onCommand('deleteConversationsBefore', async ({ data }) => {
    const ids = await conversationList.idsBefore(data.before);
    // Through the hub, so that whoever shows one of them hears of it.
    await hub.remove(ids);
    return ids.length;
  });

  onCommand('keepDraft', ({ data }) => drafts.keep(data.conversationId, data.draft, data.panel));
  onCommand('draftOf', async ({ data }) => drafts.of(data.conversationId, data.panel, await openPanels()));

  onCommand('storageState', () => storageState(database));
  onCommand('damagedRecords', () => damaged.all());
  onCommand('forgetDamagedRecords', () => damaged.forget());

  onCommand('exportPart', ({ data }) => backup.exportPart(data.after));
  onCommand('importPart', async ({ data }) => {
    try {
      return await hub.changeStored(touchedBy(data), () => backup.importPart(data));
    } catch (error) {
      return { failure: error instanceof Refused ? error.failure : storageFailure(error) };
    }
  });
}
