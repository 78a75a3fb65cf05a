import type { RequestRecord } from '../chat/request-record';
import { numberPages, pagesOf } from '../prompt/numbering';
import { under } from './key-range';
import { hashesIn, pack, unpack } from './packed-body';
import { readTexts } from './page-texts';
import type { StoredRequest } from './schema';
import type { Database } from './transaction';
import { transact } from './transact';
import type { Transaction } from './transaction';

export interface RequestLog {
  /** Adds a request to those of its turn. One whose turn was deleted meanwhile is not kept. */
  save(record: RequestRecord): Promise<void>;
  /** The requests for a turn's answers, in the order in which they were saved. */
  of(conversationId: string, turnId: string): Promise<readonly RequestRecord[]>;
}

/**
 * The newest requests of all conversations are kept: at up to half a megabyte each, all of them would fill a
 * disk.
 */
const KEPT_REQUESTS = 200;

/** The requests and their answers, on disk; page texts and pictures are not copied, but put back on reading. */
export function createRequestLog(database: Database, kept = KEPT_REQUESTS): RequestLog {
  return {
    async save(record) {
      const { conversationId, turnId } = record;
      await transact(database, ['requests', 'turns', 'texts'], 'readwrite', async (transaction) => {
        const requests = transaction.objectStore('requests');
        const turns = await transaction.objectStore('turns').getAll(under(conversationId));
        if (!turns.some(({ turn }) => turn.id === turnId)) return;
        const pages = pagesOf(turns.map(({ turn }) => turn));
        const texts = await readTexts(
          transaction,
          pages.map(({ hash }) => hash),
        );
        const pictures = await readTexts(
          transaction,
          turns.flatMap(({ turn }) => turn.attachment.pictures?.map(({ hash }) => hash) ?? []),
        );
        const [, , last = -1] = (await requests.getAllKeys(under(conversationId, turnId))).at(-1) ?? [];
        await requests.add({
          ...record,
          index: last + 1,
          body: pack(record.body, texts, numberPages(pages, texts), pictures),
        });
        await forgetOldest(transaction, kept);
      });
    },

    of: (conversationId, turnId) =>
      transact(database, ['requests', 'texts'], 'readonly', async (transaction) => {
        const stored = await transaction.objectStore('requests').getAll(under(conversationId, turnId));
        const hashes = stored.flatMap(({ body }) => hashesIn(body));
        const texts = await readTexts(transaction, hashes);
        return stored.map((request) => toRecord(request, texts));
      }),
  };
}

function toRecord(
  { index: _index, body, ...record }: StoredRequest,
  texts: ReadonlyMap<string, string>,
): RequestRecord {
  return { ...record, body: unpack(body, texts) };
}

async function forgetOldest(transaction: Transaction<'readwrite'>, kept: number): Promise<void> {
  const requests = transaction.objectStore('requests');
  const tooMany = (await requests.count()) - kept;
  if (tooMany <= 0) return;
  for (const key of await requests.index('askedAt').getAllKeys(null, tooMany)) await requests.delete(key);
}
