import { attachedTexts } from '../chat/attached-texts';
import { allTurns } from '../chat/branches';
import { emptyConversation, type Conversation } from '../chat/conversation';
import { isTemporary } from '../chat/temporary';
import { sha256 } from '../text/sha256';
import type { DiskStore } from './store';

/** The store with temporary conversations, which are in memory alone, texts and pictures too. */
export function withTemporary(disk: DiskStore): DiskStore {
  const conversations = new Map<string, Conversation>();
  /** The texts and pictures of each of them, by hash. */
  const texts = new Map<string, Map<string, string>>();
  const inMemory = (hash: string): string | undefined =>
    texts
      .values()
      .map((own) => own.get(hash))
      .find((text) => text !== undefined);

  function forget(id: string): void {
    conversations.delete(id);
    texts.delete(id);
  }

  /** Replaces what is in memory for a temporary conversation; leaves others to `store`. */
  function save(conversation: Conversation, store: () => Promise<void>): Promise<void> {
    if (!isTemporary(conversation.id)) return store();
    conversations.set(conversation.id, conversation);
    return Promise.resolve();
  }

  return {
    ...disk,
    load: (ref) =>
      isTemporary(ref.id)
        ? Promise.resolve(conversations.get(ref.id) ?? emptyConversation(ref.id, ref.pageKey, Date.now()))
        : disk.load(ref),
    saveAnswer: (conversation, turnId) => save(conversation, () => disk.saveAnswer(conversation, turnId)),
    saveShown: (conversation) => save(conversation, () => disk.saveShown(conversation)),
    saveTurn: (conversation, turnId) => save(conversation, () => disk.saveTurn(conversation, turnId)),
    saveLabels: (conversation) => save(conversation, () => disk.saveLabels(conversation)),

    async remove(ids) {
      for (const id of ids) if (isTemporary(id)) forget(id);
      const others = onDisk(ids);
      if (others.length > 0) await disk.remove(others);
    },
    async withdraw(ids, at) {
      for (const id of ids) if (isTemporary(id)) forget(id);
      await disk.withdraw(onDisk(ids), at);
    },
    indexPages: (id) => (isTemporary(id) ? Promise.resolve() : disk.indexPages(id)),
    // No page leads to it: another panel has its own.
    show: (pageKey, id) => (id !== null && isTemporary(id) ? Promise.resolve(id) : disk.show(pageKey, id)),

    async saveText(text, id) {
      if (id === undefined || !isTemporary(id)) return disk.saveText(text, id);
      const hash = await sha256(text);
      texts.set(id, (texts.get(id) ?? new Map<string, string>()).set(hash, text));
      return hash;
    },
    async textsOf(conversation) {
      if (!isTemporary(conversation.id)) return disk.textsOf(conversation);
      const own = texts.get(conversation.id);
      const hashes = allTurns(conversation).flatMap(({ attachment }) => attachedTexts(attachment));
      return new Map(
        hashes.flatMap((hash) => (own?.has(hash) ? [[hash, own.get(hash) ?? ''] as const] : [])),
      );
    },
    async picturesOf(hashes) {
      const here = hashes.flatMap((hash) => {
        const picture = inMemory(hash);
        return picture === undefined ? [] : [[hash, picture] as const];
      });
      const known = new Map(here);
      return new Map([...known, ...(await disk.picturesOf(hashes.filter((hash) => !known.has(hash))))]);
    },
  };
}

const onDisk = (ids: readonly string[]): readonly string[] => ids.filter((id) => !isTemporary(id));
