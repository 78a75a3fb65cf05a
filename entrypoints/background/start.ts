import { browser } from '#imports';
import { announceAwake } from '@/utils/protocol/channel';
import { allTurns } from '@/utils/chat/branches';
import type { Conversation } from '@/utils/chat/conversation';
import { isPrivate } from '@/utils/browser/private';
import { createErasableFiles } from '@/utils/lock/erasable-files';
import { createLock } from '@/utils/lock/lock';
import { createLockedStorage } from '@/utils/lock/locked-storage';
import { createBackup } from '@/utils/backup/backup';
import { createConversationList } from '@/utils/storage/conversation-list';
import { createDamaged } from '@/utils/storage/damaged';
import { createDigests } from '@/utils/storage/digests';
import { createDrafts, type Drafts } from '@/utils/storage/drafts';
import { createUsageStore } from '@/utils/storage/usage-store';
import { createQueue } from '@/utils/answering/queue';
import { createRequestLog } from '@/utils/storage/request-log';
import { createDiskStore } from '@/utils/storage/store';
import { withTemporary } from '@/utils/storage/temporary-store';
import { keepAlive } from '@/utils/browser/keep-alive';
import { onEscape } from '@/utils/tab/access-signals';
import { hidePassage } from '@/utils/tab/access-passage';
import { createAttach } from '@/utils/answering/attach-page';
import { answerCMapRequests } from './cmaps';
import { createAutoLock } from './auto-lock';
import { createConversations } from './conversations';
import { createRetention } from './retention';
import { conversationHandlers } from './commands';
import { lockHandlers } from './lock-commands';
import { renewChoice } from '@/utils/answering/automatic-choice';
import { watchPolicy } from '@/utils/settings/policy';
import { keepRuledTail } from '@/utils/settings/tokens';
import { createAnswerTurn } from '@/utils/answering/answer-turn';
import { createGestures } from './gestures';
import { listenToMenus } from './menus';
import { answerCommands, type Listen } from './on-command';
import { createPages } from '@/utils/answering/pages';
import { listenToToolbar } from './panel';
import { listenToPorts } from './panel-ports';
import { listenToSelectionButton } from './selection-button';
import { settingsHandlers } from './settings-commands';
import { storageHandlers } from './storage-commands';
import { noteInConsole } from '@/utils/diagnostics/console';
import { dropped } from '@/utils/diagnostics/log';
import { noteUncaught } from '@/utils/diagnostics/uncaught';

/** Starts the background, which hears commands by `listen`. */
export function start(listen: Listen): void {
  noteUncaught('background');
  if (import.meta.env.MODE === 'development') noteInConsole();
  closeToContentScripts();

  // What private windows store is in memory alone.
  const storage = createLockedStorage({ files: createErasableFiles(), isInMemory: isPrivate() });
  const store = withTemporary(createDiskStore(storage.database));
  const usageStore = createUsageStore(storage.database);
  const log = createRequestLog(storage.database);
  const digests = createDigests(storage.database);
  const complete = createAnswerTurn({ store, digests, usageStore, log, queue: createQueue() });
  const { hub, lists, deletions } = createConversations(store, complete);
  const gestures = createGestures();
  const drafts = createDrafts(storage.database);
  const lock = createLock({ storage });
  const autoLock = createAutoLock({ isBusy: hub.isAnswering, lock: lock.lock });
  const pages = createPages({ store, attach: createAttach({ store, digests }) });

  const conversationList = createConversationList(storage.database);
  const retention = createRetention({ hub, conversationList });

  // Every listener must be there before this first returns: an event that started the worker is theirs.
  answerCommands(listen, autoLock.note, {
    ...conversationHandlers({ hub, store, usageStore, log, gestures, pages, drafts }),
    ...settingsHandlers(usageStore),
    ...lockHandlers({ lock, hub, autoLock, onOpen: goOn }),
    ...storageHandlers({
      hub,
      store,
      deletions,
      conversationList,
      drafts,
      damaged: createDamaged(storage.database),
      backup: createBackup(storage.database),
      database: storage.database,
    }),
  });
  // A highlight that the reader removes in one frame goes from all of them.
  onEscape((tabId) => void hidePassage(tabId));
  answerCMapRequests();
  listenToToolbar(gestures);
  listenToMenus(gestures);
  if (import.meta.env.BROWSER !== 'firefox') listenToSelectionButton(gestures);
  listenToPorts(hub, gestures, lists);

  /** Goes on with what the last worker has left. */
  function goOn(): void {
    void renewChoice();
    // If storage can't be read now, the panel is told when it opens a conversation.
    void keepAlive(hub.settleOrphans((one) => forgetAsked(drafts, one))).catch(dropped('chat', 'not-read'));
    deletions.goOn();
    retention.goOn();
  }

  watchPolicy(showRuledTail);
  announceAwake();
  goOn();
  showRuledTail();
}

/** Content scripts run beside the page's own code: the tokens and the settings are off limits to them. */
function closeToContentScripts(): void {
  for (const area of [browser.storage.local, browser.storage.managed])
    area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(dropped('settings', 'failed'));
}

/** Shows our own pages whose token it is that an organisation has set. */
function showRuledTail(): void {
  void keepAlive(keepRuledTail()).catch(dropped('settings', 'not-stored'));
}

/** Forgets the draft of a question: the worker may have died after storing the question. */
function forgetAsked(drafts: Drafts, conversation: Conversation): void {
  const turn = allTurns(conversation).at(-1);
  if (!turn) return;
  // At worst the question appears in the composer once more.
  void drafts.forgetAsked(conversation.id, turn, null).catch(dropped('draft', 'not-stored'));
}
