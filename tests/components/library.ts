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

  async function list(query: ConversationQuery): Promise<ListedConversations> {
    queries.push(query);
    if (trouble.reading) throw trouble.reading;
    const found = conversations.filter(
      ({ pageKey, title, question }) =>
        (query.pageKey === null || pageKey === query.pageKey) &&
        `${title} ${question}`.toLowerCase().includes(query.words.toLowerCase()),
    );
    const start = query.after === null ? 0 : found.findIndex(({ id }) => id === query.after?.[1]) + 1;
    const part = found.slice(start, start + PART).map((one) => mark(one, query.words));
    const last = part.at(-1);
    return {
      conversations: part,
      next: last && start + PART < found.length ? [last.updatedAt, last.id, 0] : null,
    };
  }

  return {
    queries,
    removed,
    imports,
    trouble,
    list,
    async remove(id: string): Promise<void> {
      if (trouble.deleting) throw trouble.deleting;
      removed.push(id);
      conversations = conversations.filter((one) => one.id !== id);
    },
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
