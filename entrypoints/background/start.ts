import { browser } from '#imports';
import { announceAwake } from '@/utils/protocol/channel';
import type { Conversation } from '@/utils/chat/conversation';
import { createHub } from '@/utils/chat/hub';
import { createBackup } from '@/utils/backup/backup';
import { createConversationList } from '@/utils/storage/conversation-list';
import { createDamaged } from '@/utils/storage/damaged';
import { createDatabase } from '@/utils/storage/database';
import { createDigests } from '@/utils/storage/digests';
import { createDrafts } from '@/utils/storage/drafts';
import { createUsageStore } from '@/utils/storage/usage-store';
import { createQueue } from '@/utils/answering/queue';
import { createRequestLog } from '@/utils/storage/request-log';
import { storageFailure } from '@/utils/storage/storage-failure';
import { createDiskStore } from '@/utils/storage/store';
import { keepAlive } from '@/utils/browser/keep-alive';
import { onEscape } from '@/utils/tab/access-escape';
import { hidePassage } from '@/utils/tab/access-passage';
import { createAttach } from '@/utils/answering/attach-page';
import { answerCMapRequests } from './cmaps';
import { conversationHandlers } from './commands';
import { renewChoice } from '@/utils/answering/automatic-choice';
import { createAnswerTurn } from '@/utils/answering/answer-turn';
import { createGestures } from './gestures';
import { listenToMenus } from './menus';
import { answerCommands, type Listen } from './on-command';
import { createPages } from '@/utils/answering/pages';
import { listenToToolbar } from './panel';
import { listenToPorts } from './panel-ports';
import { settingsHandlers } from './settings-commands';
import { storageHandlers } from './storage-commands';
import { toFailure } from '@/utils/answering/to-failure';
import { noteInConsole } from '@/utils/diagnostics/console';
import { dropped } from '@/utils/diagnostics/log';
import { noteUncaught } from '@/utils/diagnostics/uncaught';

/** Starts the background, which hears commands by `listen`. */
export function start(listen: Listen): void {
  noteUncaught('background');
  if (import.meta.env.MODE === 'development') noteInConsole();
  // Content scripts run beside the page's own code: the token and the settings are off limits to them.
  void browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });

  const database = createDatabase();
  const store = createDiskStore(database);
  const usageStore = createUsageStore(database);
  const log = createRequestLog(database);
  const digests = createDigests(database);
  const complete = createAnswerTurn({ store, digests, usageStore, log, queue: createQueue() });
  const hub = createHub({ store, complete, toFailure, storageFailure, keepAlive, now: Date.now });
  const gestures = createGestures();
  const drafts = createDrafts(database);
  const pages = createPages({ store, attach: createAttach({ store, digests }) });

  // Every listener must be there before this first returns: an event that started the worker is theirs.
  answerCommands(listen, {
    ...conversationHandlers({ hub, store, usageStore, log, gestures, pages, drafts }),
    ...settingsHandlers(usageStore),
    ...storageHandlers({
      hub,
      conversationList: createConversationList(database),
      drafts,
      damaged: createDamaged(database),
      backup: createBackup(database),
      database,
    }),
  });
  // A highlight that the reader removes in one frame goes from all of them.
  onEscape((tabId) => void hidePassage(tabId));
  answerCMapRequests();
  listenToToolbar(gestures);
  listenToMenus(gestures);
  listenToPorts(hub, gestures);

  /** Forgets the draft of a question: the worker may have died after storing the question. */
  function forgetAsked({ id, turns }: Conversation): void {
    const { question, attachment } = turns.at(-1) ?? {};
    if (question === undefined || !attachment) return;
    const asked = { question, selection: attachment.selection };
    // At worst the question appears in the composer once more.
    void drafts.forgetAsked(id, asked, null).catch(dropped('draft', 'not-stored'));
  }

  announceAwake();
  void renewChoice();
  // If storage can't be read now, the panel is told when it opens a conversation.
  void keepAlive(hub.settleOrphans(forgetAsked)).catch(dropped('chat', 'not-read'));
}
