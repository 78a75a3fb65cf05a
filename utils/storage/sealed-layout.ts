/** The keys, the indexes and the units of the records of a sealed database. */
import { membersOf } from './salvage';
import type { StoreName } from './transaction';

/** The kind of a part of a key; `plain` stays readable: numbers, times and days. */
export type Kind = 'conversation' | 'turn' | 'text' | 'page' | 'model' | 'digest' | 'word' | 'plain';

/**
 * A thing whose records are sealed under a key of its own, which is thrown away with it; null for what belongs to
 * no such thing.
 */
export type Unit = { readonly kind: 'conversation' | 'text'; readonly name: string } | null;

interface IndexLayout {
  /** The kinds of the parts of a key, in order. */
  readonly kinds: readonly Kind[];
  /** The key in the index, or the keys of a multi-entry index; undefined for a record that is not in it. */
  readonly keyOf: (value: unknown) => unknown;
  readonly isMulti?: true;
  readonly isUnique?: true;
}

export interface Layout {
  readonly kinds: readonly Kind[];
  readonly keyOf: (value: unknown) => unknown;
  readonly unitOf: (value: unknown, key: IDBValidKey) => Unit;
  readonly indexes: Readonly<Record<string, IndexLayout>>;
}

const member = (name: string) => (value: unknown) => membersOf(value)[name];
const members =
  (...names: readonly string[]) =>
  (value: unknown) =>
    names.map((name) => membersOf(value)[name]);

const ofConversation =
  (name: string) =>
  (value: unknown): Unit => ({ kind: 'conversation', name: String(membersOf(value)[name]) });

const ofText = (hash: unknown): Unit => ({ kind: 'text', name: String(hash) });

/** The hash of the page text that a turn has. */
function pageHashOf(value: unknown): unknown {
  const turn = membersOf(membersOf(value)['turn']);
  return membersOf(membersOf(turn['attachment'])['page'])['hash'];
}

/** The stores with records; the full-text index is not among them, see sealed-index.ts. */
export type SealedName = Exclude<StoreName, 'postings'>;

export const LAYOUTS: Readonly<Record<SealedName, Layout>> = {
  conversations: {
    kinds: ['conversation'],
    keyOf: member('id'),
    unitOf: ofConversation('id'),
    indexes: {
      byTime: { kinds: ['plain', 'conversation', 'plain'], keyOf: members('newness', 'id', 'ordinal') },
      byPage: { kinds: ['page', 'plain', 'conversation', 'plain'], keyOf: member('places'), isMulti: true },
      ordinal: { kinds: ['plain'], keyOf: member('ordinal'), isUnique: true },
      open: { kinds: ['plain'], keyOf: member('open') },
    },
  },
  turns: {
    kinds: ['conversation', 'plain'],
    keyOf: members('conversationId', 'index'),
    unitOf: ofConversation('conversationId'),
    indexes: {
      pageHash: { kinds: ['text'], keyOf: pageHashOf },
      otherTexts: { kinds: ['text'], keyOf: member('otherTexts'), isMulti: true },
    },
  },
  texts: {
    kinds: ['text'],
    keyOf: member('hash'),
    unitOf: (value) => ofText(membersOf(value)['hash']),
    indexes: {},
  },
  // A page leads to a conversation, and its address is part of that.
  pages: {
    kinds: ['page'],
    keyOf: member('pageKey'),
    unitOf: ofConversation('conversationId'),
    indexes: {},
  },
  usage: { kinds: ['plain', 'model'], keyOf: members('day', 'model'), unitOf: () => null, indexes: {} },
  requests: {
    kinds: ['conversation', 'turn', 'plain'],
    keyOf: members('conversationId', 'turnId', 'index'),
    unitOf: ofConversation('conversationId'),
    indexes: { askedAt: { kinds: ['plain'], keyOf: member('askedAt') } },
  },
  drafts: {
    kinds: ['conversation'],
    keyOf: member('conversationId'),
    unitOf: ofConversation('conversationId'),
    indexes: {},
  },
  // A digest goes with the last of its texts, so it is sealed under the key of the first that is left.
  digests: {
    kinds: ['digest'],
    keyOf: member('key'),
    unitOf: (value) => {
      const pages = membersOf(value)['pages'];
      return Array.isArray(pages) && pages.length > 0 ? ofText(pages[0]) : null;
    },
    indexes: { pages: { kinds: ['text'], keyOf: member('pages'), isMulti: true } },
  },
  damaged: {
    kinds: ['plain'],
    keyOf: () => undefined,
    unitOf: (value) => {
      const key = membersOf(value)['key'];
      const id: unknown = Array.isArray(key) ? key[0] : key;
      return typeof id === 'string' ? { kind: 'conversation', name: id } : null;
    },
    indexes: {},
  },
};

export const SEALED_NAMES: readonly SealedName[] = [
  'conversations',
  'turns',
  'texts',
  'pages',
  'usage',
  'requests',
  'drafts',
  'digests',
  'damaged',
];

/** The place that a record is sealed for: its store and its key there, blinded. */
export const placeOf = (name: SealedName, key: IDBValidKey): string => `${name} ${JSON.stringify(key)}`;
