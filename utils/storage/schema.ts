/** The stores of the database and the records in them. */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Turn } from '../chat/conversation';
import type { Draft } from '../chat/draft';
import type { RequestRecord } from '../chat/request-record';
import type { DamagedRecord } from './damaged-record';
import type { DayUsage } from './day-usage';
import type { PackedBody } from './packed-body';

export interface Schema extends DBSchema {
  conversations: {
    key: string;
    value: ConversationRecord;
    // The ordinal is in the indexes by time so that a search need not read the records that it passes over.
    indexes: {
      byTime: [newness: number, id: string, ordinal: number];
      byPage: PlaceOnPage;
      ordinal: number;
      open: 1;
    };
  };
  /** One small record per turn; the index is its place in the conversation. */
  turns: { key: [conversationId: string, index: number]; value: TurnRecord; indexes: { pageHash: string } };
  /** Each page's text once, under its hash. */
  texts: { key: string; value: { readonly hash: string; readonly text: string } };
  /** Which of its conversations a page shows, where that is not its first. */
  pages: { key: string; value: { readonly pageKey: string; readonly conversationId: string } };
  usage: { key: [string, string]; value: DayUsage };
  requests: { key: [string, string, number]; value: StoredRequest; indexes: { askedAt: number } };
  /** In which conversations of a block a term stands, see postings.ts. */
  postings: { key: [block: number, term: string]; value: Uint8Array };
  /** What was typed and not asked yet. */
  drafts: {
    key: string;
    value: { readonly conversationId: string; readonly drafts: readonly KeptDraft[] };
  };
  /** Summaries of sections of pages, under the hash of all that they were made of. */
  digests: { key: string; value: DigestRecord; indexes: { pages: string } };
  /** Records that made no sense, in the order in which that was noticed. */
  damaged: { key: number; value: DamagedRecord };
}

type PlaceOnPage = [pageKey: string, newness: number, id: string, ordinal: number];

/** A conversation without its turns, as lists and searches need it. */
export interface ConversationRecord {
  readonly id: string;
  readonly pageKey: string;
  readonly createdAt: number;
  /** Epoch milliseconds of the last question. */
  readonly updatedAt: number;
  /** `-updatedAt`: an index has the smallest first, and a list the newest. */
  readonly newness: number;
  /** Stands for the conversation in the full-text index. */
  readonly ordinal: number;
  /** Where the lists of the pages that it is about have it; one for each of them. */
  readonly places: readonly Readonly<PlaceOnPage>[];
  /** Title and site of the page that was read last; empty where none was. */
  readonly title: string;
  readonly site: string;
  /** The first question. */
  readonly question: string;
  /** How many there are. */
  readonly turns: number;
  /** There only while the last turn is open, so that the index has no others. */
  readonly open?: 1;
}

export interface TurnRecord {
  readonly conversationId: string;
  readonly index: number;
  readonly turn: Turn;
}

interface DigestRecord {
  readonly key: string;
  readonly text: string;
  /** The hashes of the page texts that it is of. */
  readonly pages: readonly string[];
}

export interface StoredRequest extends Omit<RequestRecord, 'body'> {
  /** Counts the requests of a turn. */
  readonly index: number;
  readonly body: PackedBody;
}

/** Gives the open database; opens it when it is first asked for, and again after it was closed. */
export type Database = () => Promise<IDBPDatabase<Schema>>;

/** A draft and the panel that it belongs to. The newest of a conversation comes last. */
export interface KeptDraft {
  readonly panel: string;
  readonly draft: Draft;
}
