import { listConversations, listSites } from './list-conversations';
import { olderPinnedPlaces, olderPlaces, type PlaceRange } from './list-place';
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
  /** The conversations without a question since `before`, epoch milliseconds, oldest first; pinned ones only if asked for. */
  idsBefore(before: number, withPinned?: boolean): Promise<readonly string[]>;
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

    idsBefore: (before, withPinned = false) =>
      listed(() =>
        transact(database, ['conversations'], 'readonly', async (transaction) => {
          const index = transaction.objectStore('conversations').index('byTime');
          const pinned = withPinned ? await index.getAllKeys(within(olderPinnedPlaces(before))) : [];
          return [...pinned, ...(await index.getAllKeys(earlierThan(before)))].toReversed();
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

const earlierThan = (before: number): IDBKeyRange => within(olderPlaces(before));

/** The places after the first one. */
const within = ({ first, last }: PlaceRange): IDBKeyRange => IDBKeyRange.bound([first, []], [last, []]);
