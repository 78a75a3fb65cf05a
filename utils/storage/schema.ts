/** The stores of the database and the records in them. */
import type { DBSchema } from 'idb';
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
  /** One small record per turn; the index is its place in the order in which they were asked. */
  turns: {
    key: [conversationId: string, index: number];
    value: TurnRecord;
    indexes: { pageHash: string; otherTexts: string };
  };
  /** Each page's text once, under its hash; a picture is stored as its `data:` address. */
  texts: { key: string; value: { readonly hash: string; readonly text: string } };
  /** The conversation that a page shows, where it is not the page's first. */
  pages: { key: string; value: { readonly pageKey: string; readonly conversationId: string } };
  usage: { key: [string, string]; value: DayUsage };
  requests: { key: [string, string, number]; value: StoredRequest; indexes: { askedAt: number } };
  /** The conversations of a block that have a term, see postings.ts. */
  postings: { key: [block: number, term: string]; value: Uint8Array };
  /** Drafts of questions. */
  drafts: {
    key: string;
    value: { readonly conversationId: string; readonly drafts: readonly KeptDraft[] };
  };
  /** Summaries of sections of pages, under the hash of everything that they were made from. */
  digests: { key: string; value: DigestRecord; indexes: { pages: string } };
  /** Invalid records, in the order in which they were noticed. */
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
  /** The place in the order of the lists, see list-place.ts: an index has the smallest first. */
  readonly newness: number;
  /** The number of the conversation in the full-text index. */
  readonly ordinal: number;
  /** Its places in the lists of the pages that it is about, one for each of them. */
  readonly places: readonly Readonly<PlaceOnPage>[];
  /** Title and site of the page that was read last; empty where there was none. */
  readonly title: string;
  readonly site: string;
  /** The first question of the branch that shows. */
  readonly question: string;
  /** The number of turns, in all branches. */
  readonly turns: number;
  /** The id of the last turn of the branch that shows; absent where that is the latest turn of all. */
  readonly shown?: string;
  /** Present only while a turn is open, so that the index has no others. */
  readonly open?: 1;
  /** The name that the user gave it. */
  readonly name?: string;
  readonly isPinned?: true;
  /** Epoch milliseconds of its deletion, which can still be undone; present only then. */
  readonly removedAt?: number;
  /** The number of its turns whose page texts are in the full-text index, from the first one on; 0 if absent. */
  readonly indexed?: number;
}

export interface TurnRecord {
  readonly conversationId: string;
  readonly index: number;
  readonly turn: Turn;
  /** The hashes of what is stored for it beside the text of its page; absent where there is nothing. */
  readonly otherTexts?: readonly string[];
}

interface DigestRecord {
  readonly key: string;
  readonly text: string;
  /** The hashes of the page texts that it belongs to. */
  readonly pages: readonly string[];
}

export interface StoredRequest extends Omit<RequestRecord, 'body'> {
  /** The ordinal of the request within its turn. */
  readonly index: number;
  readonly body: PackedBody;
}

/** A draft and the panel that it belongs to. The newest of a conversation comes last. */
export interface KeptDraft {
  readonly panel: string;
  readonly draft: Draft;
}
