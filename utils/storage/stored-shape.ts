/**
 * The stored form of a conversation, for data that come from outside: records from disk, and backups. The
 * types in `utils/chat` lead; the compiler holds these shapes to them.
 */
import * as v from 'valibot';
import { LONGEST_NAME, type Answer, type Turn } from '../chat/conversation';
import type { Failure, FailureKind } from '../chat/failure';
import { PART_KINDS } from '../page/account/part-kinds';
import { EFFORTS } from '../prompts/own-prompt';
import { PRESETS } from '../prompts/presets';
import { isFailureKind } from './failure-kinds';

/** The last moment that a `Date` can hold, in epoch milliseconds. */
export const LAST_MOMENT = 8.64e15;

/** Characters of an address, a title or a name: more than any page or service has, and no burden to show. */
const LONGEST_WORDS = 100_000;

/** Entries of a list: more than anybody makes, and few enough to lay out. */
const LONGEST_LIST = 100_000;

const time = v.pipe(v.number(), v.minValue(0), v.maxValue(LAST_MOMENT));
/** Sums of many of them stay exact enough to be shown. */
const number = v.pipe(v.number(), v.minValue(-Number.MAX_SAFE_INTEGER), v.maxValue(Number.MAX_SAFE_INTEGER));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const words = v.pipe(v.string(), v.maxLength(LONGEST_WORDS));
const nullable = { words: v.nullable(words), number: v.nullable(number), time: v.nullable(time) };

/** A list of bounded length. */
const list = <Item extends v.GenericSchema>(item: Item) =>
  v.pipe(v.array(item), v.maxLength(LONGEST_LIST), v.readonly());

const strings = list(words);

const failure = v.object({
  kind: v.custom<FailureKind>(isFailureKind),
  message: v.string(),
  traceId: v.exactOptional(v.string()),
  retryAfter: v.exactOptional(number),
  suggestion: v.exactOptional(v.string()),
  address: v.exactOptional(v.string()),
  redirect: v.exactOptional(v.object({ from: words, to: nullable.words })),
  isGuess: v.exactOptional(v.boolean()),
  status: v.exactOptional(number),
  digest: v.exactOptional(
    v.object({
      sections: number,
      requests: number,
      tokens: number,
      written: v.exactOptional(number),
      language: v.exactOptional(words),
    }),
  ),
  code: v.exactOptional(v.string()),
  raw: v.exactOptional(v.string()),
});

const outcome = v.variant('type', [
  v.object({
    type: v.literal('done'),
    finishReason: v.picklist(['stop', 'length', 'content-filter', 'tool-calls', 'other']),
  }),
  v.object({ type: v.literal('stopped') }),
  v.object({ type: v.literal('failed'), failure }),
]);

const waiting = v.variant('type', [
  v.object({ type: v.literal('queued'), ahead: number }),
  v.object({ type: v.literal('digesting'), section: number, of: number }),
  v.object({ type: v.literal('retrying'), attempt: number, attempts: number, until: time, failure }),
]);

const range = v.object({ start: count, end: count });

const lookup = v.object({
  reasoning: count,
  text: count,
  calls: list(
    v.object({
      id: words,
      name: words,
      arguments: v.string(),
      result: v.string(),
      looked: v.nullable(
        v.object({ query: nullable.words, source: count, passages: list(count), excerpts: list(range) }),
      ),
    }),
  ),
  isOwn: v.exactOptional(v.boolean()),
});

export const answerShape = v.object({
  model: words,
  askedAt: time,
  reasoning: v.string(),
  text: v.string(),
  reasoningAt: nullable.time,
  textAt: nullable.time,
  outcome: v.nullable(outcome),
  waiting: v.nullable(waiting),
  usage: v.nullable(
    v.object({
      promptTokens: number,
      completionTokens: number,
      cachedTokens: nullable.number,
      reasoningTokens: nullable.number,
      isEstimate: v.boolean(),
    }),
  ),
  dropped: strings,
  replaced: v.exactOptional(words),
  trimmed: v.exactOptional(v.object({ pages: strings, turns: count })),
  unread: v.exactOptional(count),
  lookups: v.exactOptional(list(lookup)),
  moved: v.exactOptional(list(v.object({ nth: count, source: v.nullable(count), passage: count }))),
});

export const actionShape = v.picklist(['ask', 'summarise', 'explain', 'translate']);

const leftOut = v.variant('type', [
  v.object({
    type: v.literal('frame'),
    host: words,
    width: v.exactOptional(count),
    height: v.exactOptional(count),
    content: v.exactOptional(count),
  }),
  v.object({ type: v.picklist(PART_KINDS), characters: number, content: v.exactOptional(count) }),
  v.object({ type: v.literal('scanned'), pages: number }),
  v.object({ type: v.literal('damaged'), pages: number }),
  v.object({ type: v.literal('unmapped'), pages: number, characters: number }),
  v.object({ type: v.literal('attachments'), names: strings }),
  v.object({ type: v.literal('xfa') }),
  v.object({ type: v.literal('transcript') }),
  v.object({ type: v.literal('lazy') }),
  v.object({ type: v.literal('pages') }),
  v.object({ type: v.literal('cut'), texts: number }),
  v.object({
    type: v.literal('secret'),
    kind: v.picklist(['key', 'card', 'email', 'phone']),
    hint: words,
    count,
  }),
]);

const textRange = v.object({ start: count, end: count });

export const pageShape = v.object({
  url: words,
  title: words,
  site: words,
  byline: nullable.words,
  published: nullable.words,
  language: nullable.words,
  hash: words,
  mode: v.picklist(['main', 'whole']),
  leftOut: list(leftOut),
  taken: v.exactOptional(strings),
  sections: v.nullable(list(count)),
  excerpts: v.exactOptional(list(textRange)),
  coverage: v.picklist(['whole', 'chosen', 'around', 'digest', 'translated']),
  range: v.exactOptional(textRange),
  omitted: v.exactOptional(list(count)),
  characters: number,
  sentCharacters: number,
});

export const selectionShape = v.object({
  text: v.string(),
  markdown: v.exactOptional(v.string()),
  headings: strings,
  around: v.string(),
});

export const pictureShape = v.object({
  hash: words,
  width: count,
  height: count,
  origin: v.picklist(['view', 'region', 'image', 'file', 'scan', 'scanned-page']),
  name: words,
});

export const draftPictureShape = v.object({ ...pictureShape.entries, url: v.string() });

const askedShape = v.object({
  id: words,
  question: v.string(),
  answer: answerShape,
  action: actionShape,
  preset: v.exactOptional(v.picklist(PRESETS)),
  into: v.exactOptional(words),
  attachment: v.object({
    page: v.nullable(pageShape),
    beside: v.exactOptional(list(pageShape)),
    without: v.exactOptional(strings),
    selection: v.nullable(selectionShape),
    pictures: v.exactOptional(list(pictureShape)),
  }),
  effort: v.exactOptional(v.picklist(EFFORTS)),
});

export const turnShape = v.object({ ...askedShape.entries, after: nullable.words });

/** A turn from before conversations had branches, see older-turns.ts. */
const olderTurnShape = v.object({
  ...askedShape.entries,
  earlier: list(v.object({ question: v.string(), answer: answerShape })),
});

export const nameShape = v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST_NAME));

/** A conversation in one piece: all its turns, in the order in which they were asked. */
export const conversationShape = v.object({
  id: v.pipe(words, v.nonEmpty()),
  pageKey: words,
  createdAt: time,
  name: v.exactOptional(nameShape),
  isPinned: v.exactOptional(v.literal(true)),
  turns: list(v.union([turnShape, olderTurnShape])),
  shown: v.exactOptional(words),
});

/** A conversation without its turns, as the list knows it. */
export const conversationRecordShape = v.object({
  id: v.pipe(words, v.nonEmpty()),
  pageKey: words,
  createdAt: time,
  updatedAt: time,
  newness: number,
  ordinal: count,
  places: v.pipe(
    v.array(v.pipe(v.tuple([v.string(), number, v.string(), count]), v.readonly())),
    v.minLength(1),
    v.readonly(),
  ),
  title: words,
  site: words,
  question: v.string(),
  turns: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  shown: v.exactOptional(words),
  open: v.exactOptional(v.literal(1)),
  name: v.exactOptional(nameShape),
  isPinned: v.exactOptional(v.literal(true)),
  removedAt: v.exactOptional(time),
  indexed: v.exactOptional(count),
});

/** Fails to compile where a shape and its type differ, in either direction. */
type Same<Shape, Type> = [Shape, Type] extends [Type, Shape] ? true : never;
true satisfies Same<v.InferOutput<typeof failure>, Failure>;
true satisfies Same<v.InferOutput<typeof answerShape>, Answer>;
true satisfies Same<v.InferOutput<typeof turnShape>, Turn>;
