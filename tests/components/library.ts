import type { Labelled } from '@/utils/chat/apply';
import { emptyConversation } from '@/utils/chat/conversation';
import type { ConversationRef } from '@/utils/chat/conversation-store';
import type { ImportCounts, ImportProgress } from '@/utils/backup/backup-format';
import type { Entry } from '@/utils/diagnostics/log';
import type {
  ListedConversations,
  ConversationQuery,
  ConversationSummary,
} from '@/utils/storage/listed-conversations';
import type { DamagedRecord } from '@/utils/storage/damaged-record';

/** The entries in the background's log. */
const NOTED: Entry = {
  at: 0,
  area: 'storage',
  event: 'not-opened',
  error: 'DataError',
  count: 2,
};

/** The number of conversations in a part of the list. */
const PART = 3;

export function summary(change: Partial<ConversationSummary> & { readonly id: string }): ConversationSummary {
  return {
    pageKey: 'https://example.com/tides',
    createdAt: 0,
    updatedAt: Date.now(),
    name: '',
    isPinned: false,
    title: 'Tides',
    site: 'example.com',
    question: 'Why are there tides?',
    action: 'ask',
    selection: '',
    turns: 1,
    isOpen: false,
    excerpt: null,
    ...change,
  };
}

/** Stored conversations in memory, behind the same functions as the background's. */
export function openLibrary(stored: readonly ConversationSummary[], setAside: readonly DamagedRecord[] = []) {
  let conversations = stored;
  let damaged = setAside;
  const queries: ConversationQuery[] = [];
  const removed: string[] = [];
  const imports: string[] = [];
  /** The errors that the next commands fail with, if any. */
  const trouble: { reading: Error | null; deleting: Error | null; importing: Error | null } = {
    reading: null,
    deleting: null,
    importing: null,
  };

  let withdrawn = stored;
  const listeners = new Set<() => void>();
  function change(next: readonly ConversationSummary[]): void {
    conversations = next.toSorted((one, other) => Number(other.isPinned) - Number(one.isPinned));
    for (const listener of listeners) listener();
  }

  async function list(query: ConversationQuery): Promise<ListedConversations> {
    queries.push(query);
    if (trouble.reading) throw trouble.reading;
    const found = conversations.filter(
      ({ pageKey, site, title, question }) =>
        (query.pageKey === null || pageKey === query.pageKey) &&
        (query.site === undefined || site === query.site) &&
        `${title} ${question}`.toLowerCase().includes(query.words.toLowerCase()),
    );
    const start = query.after === null ? 0 : found.findIndex(({ id }) => id === query.after?.[1]) + 1;
    const size = query.count ?? PART;
    const part = found.slice(start, start + size).map((one) => mark(one, query.words));
    const last = part.at(-1);
    return {
      conversations: part,
      next: last && start + size < found.length ? [last.updatedAt, last.id, 0] : null,
    };
  }

  return {
    queries,
    removed,
    imports,
    trouble,
    /** The actions of a panel on what is stored. */
    actions: {
      list,
      listSites: () =>
        Promise.resolve(
          Array.from(
            Map.groupBy(conversations, ({ site }) => site)
              .entries()
              .filter(([site]) => site !== ''),
            ([site, all]) => ({ site, conversations: all.length }),
          ),
        ),
      onListChanged(listener: () => void): () => void {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      label(refs: readonly ConversationRef[], { name, isPinned }: Omit<Labelled, 'type'>): Promise<void> {
        const ids = new Set(refs.map(({ id }) => id));
        change(
          conversations.map((one) =>
            ids.has(one.id) ? { ...one, name: name ?? one.name, isPinned: isPinned ?? one.isPinned } : one,
          ),
        );
        return Promise.resolve();
      },
      async remove(refs: readonly ConversationRef[]): Promise<void> {
        if (trouble.deleting) throw trouble.deleting;
        const ids = refs.map(({ id }) => id);
        removed.push(...ids);
        withdrawn = conversations;
        change(conversations.filter(({ id }) => !ids.includes(id)));
      },
      putBack(refs: readonly ConversationRef[]): Promise<number> {
        change(withdrawn);
        return Promise.resolve(refs.length);
      },
      loadStored: ({ id, pageKey }: ConversationRef) =>
        Promise.resolve({
          conversation: emptyConversation(id, pageKey, 0),
          texts: new Map<string, string>(),
        }),
    },
    /** Changes what is stored, as another window would. */
    change,
    settings: {
      storageState: () =>
        trouble.reading
          ? Promise.reject(trouble.reading)
          : Promise.resolve({
              conversations: conversations.length,
              turns: conversations.length,
              bytes: 12_000_000,
              quotaBytes: 1e9,
              isPersistent: false,
              damaged: damaged.length,
            }),
      countConversationsBefore: (before: number) =>
        Promise.resolve(conversations.filter(({ updatedAt }) => updatedAt < before).length),
      async deleteConversationsBefore(before: number): Promise<number> {
        if (trouble.deleting) throw trouble.deleting;
        const count = conversations.length;
        conversations = conversations.filter(({ updatedAt }) => updatedAt >= before);
        return count - conversations.length;
      },
      diagnostics: (): Promise<readonly Entry[]> => Promise.resolve([NOTED]),
      damagedRecords: () => Promise.resolve(damaged),
      async forgetDamagedRecords(): Promise<void> {
        damaged = [];
      },
      async exportBackup(onProgress: (conversations: number) => void): Promise<Blob> {
        onProgress(conversations.length);
        return new Blob(['{"sidenote":1}'], { type: 'application/json' });
      },
      async importBackup(file: Blob, onProgress: (progress: ImportProgress) => void): Promise<ImportCounts> {
        onProgress({ step: 'checking', share: 0.5 });
        if (trouble.importing) throw trouble.importing;
        imports.push(await file.text());
        return { added: 3, completed: 2, known: 10 };
      },
    },
  };
}

function mark(found: ConversationSummary, words: string): ConversationSummary {
  const start = found.question.toLowerCase().indexOf(words.toLowerCase());
  if (words === '' || start === -1) return found;
  return {
    ...found,
    excerpt: { rank: 0, text: found.question, highlights: [[start, start + words.length]] },
  };
}
