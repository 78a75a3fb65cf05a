import { listConversations, listSites } from './list-conversations';
import { olderPlaces } from './list-place';
import type { ListedConversations, ConversationQuery, ListedSite } from './listed-conversations';
import { mendRecords } from './mend-records';
import type { Database } from './transaction';
import { searchConversations } from './search-conversations';
import { searchWords } from './search-words';
import { transact } from './transact';

/** The stored conversations as a list that can be searched. */
export interface ConversationList {
  /** Lists a part. Words without letters or digits are found nowhere. */
  list(query: ConversationQuery): Promise<ListedConversations>;
  /** The sites that conversations are about, the most frequent first. */
  sites(): Promise<readonly ListedSite[]>;
  /** The conversations without a question since `before`, epoch milliseconds, oldest first; no pinned ones. */
  idsBefore(before: number): Promise<readonly string[]>;
  countBefore(before: number): Promise<number>;
}

/** Reads the list from the indexes, so that its length makes no difference to a part of it. */
export function createConversationList(database: Database): ConversationList {
  /** Reads once every conversation can be listed, since the result speaks of all of them. */
  async function listed<Result>(read: () => Promise<Result>): Promise<Result> {
    await mendRecords(database);
    return read();
  }

  return {
    list: (query) =>
      query.words.trim() === ''
        ? listConversations(database, query)
        : searchConversations(database, query, searchWords(query.words)),

    sites: () => listSites(database),

    idsBefore: (before) =>
      listed(() =>
        transact(database, ['conversations'], 'readonly', async (transaction) => {
          const index = transaction.objectStore('conversations').index('byTime');
          return (await index.getAllKeys(earlierThan(before))).toReversed();
        }),
      ),

    countBefore: (before) =>
      listed(() =>
        transact(database, ['conversations'], 'readonly', (transaction) =>
          transaction.objectStore('conversations').index('byTime').count(earlierThan(before)),
        ),
      ),
  };
}

function earlierThan(before: number): IDBKeyRange {
  const { first, last } = olderPlaces(before);
  return IDBKeyRange.bound([first, []], [last, []]);
}
