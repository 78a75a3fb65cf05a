import { toFailure } from '@/utils/answering/to-failure';
import { keepAlive } from '@/utils/browser/keep-alive';
import { createHub, type HubOptions } from '@/utils/chat/hub';
import { dropped } from '@/utils/diagnostics/log';
import { storageFailure } from '@/utils/storage/storage-failure';
import type { DiskStore } from '@/utils/storage/store';
import { createDeletions } from './deletions';
import { createUnseenAnswers } from './unseen-answers';
import { createListPorts } from './list-ports';

/** The conversations as they are written, listed and deleted. */
export function createConversations(store: DiskStore, complete: HubOptions['complete']) {
  const lists = createListPorts();
  const unseen = createUnseenAnswers();
  const hub = createHub({
    store,
    complete,
    toFailure,
    storageFailure,
    keepAlive,
    now: Date.now,
    onAsked: (id) => void keepAlive(store.indexPages(id)).catch(dropped('storage', 'not-stored')),
    onUnseen: unseen.add,
    onSeen: unseen.remove,
    onListed: lists.changed,
  });
  return { hub, lists, deletions: createDeletions({ hub, store, onListed: lists.changed }) };
}
