/**
 * The stored form of a conversation, for data that come from outside: records from disk, and backups. The
 * types in `utils/chat` lead; the compiler holds these shapes to them.
 */
import * as v from 'valibot';
import type { Answer, Conversation, Turn } from '../chat/conversation';
import type { Failure, FailureKind } from '../chat/failure';
import { PART_KINDS } from '../page/account/kinds';

const number = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const nullable = { string: v.nullable(v.string()), number: v.nullable(number) };
const strings = v.pipe(v.array(v.string()), v.readonly());

const FAILURE_KINDS = {
  'no-token': true,
  unauthorized: true,
  'token-mismatched': true,
  'used-up': true,
  forbidden: true,
  'content-filter': true,
  'origin-refused': true,
  'wrong-address': true,
  'web-page': true,
  moved: true,
  'unknown-model': true,
  'too-long': true,
  'too-long-for-account': true,
  'rate-limited': true,
  'bad-request': true,
  server: true,
  timeout: true,
  gateway: true,
  network: true,
  truncated: true,
  'answer-too-long': true,
  malformed: true,
  interrupted: true,
  busy: true,
  gone: true,
  storage: true,
  'storage-full': true,
  damaged: true,
  'conversation-changed': true,
  'page-changed': true,
  'page-lost': true,
  'page-unreadable': true,
  'page-long': true,
  'page-pdf': true,
  'page-scanned': true,
  'page-unmapped': true,
  'page-encrypted': true,
  'page-damaged': true,
  'page-empty': true,
  offline: true,
  'over-limit': true,
  'no-host-permission': true,
  unknown: true,
} as const satisfies Readonly<Record<FailureKind, true>>;

const isFailureKind = (value: unknown): value is FailureKind =>
  typeof value === 'string' && Object.hasOwn(FAILURE_KINDS, value);

const failure = v.object({
  kind: v.custom<FailureKind>(isFailureKind),
  message: v.string(),
  traceId: v.exactOptional(v.string()),
  retryAfter: v.exactOptional(number),
  suggestion: v.exactOptional(v.string()),
  address: v.exactOptional(v.string()),
  redirect: v.exactOptional(v.object({ from: v.string(), to: nullable.string })),
  isGuess: v.exactOptional(v.boolean()),
  status: v.exactOptional(number),
  digest: v.exactOptional(v.object({ sections: number, requests: number, tokens: number })),
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
  v.object({ type: v.literal('retrying'), attempt: number, attempts: number, until: number, failure }),
]);

export const answerShape = v.object({
  model: v.string(),
  askedAt: number,
  reasoning: v.string(),
  text: v.string(),
  reasoningAt: nullable.number,
  textAt: nullable.number,
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
  replaced: v.exactOptional(v.string()),
  trimmed: v.exactOptional(v.object({ pages: strings, turns: count })),
  unread: v.exactOptional(count),
});

const version = { question: v.string(), answer: answerShape };

export const actionShape = v.picklist(['ask', 'summarise', 'explain', 'translate']);

const leftOut = v.variant('type', [
  v.object({
    type: v.literal('frame'),
    host: v.string(),
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
]);

export const pageShape = v.object({
  url: v.string(),
  title: v.string(),
  site: v.string(),
  byline: nullable.string,
  published: nullable.string,
  language: nullable.string,
  hash: v.string(),
  mode: v.picklist(['main', 'whole']),
  leftOut: v.pipe(v.array(leftOut), v.readonly()),
  taken: v.exactOptional(strings),
  sections: v.nullable(v.pipe(v.array(count), v.readonly())),
  coverage: v.picklist(['whole', 'chosen', 'around', 'digest']),
  range: v.exactOptional(v.object({ start: count, end: count })),
  omitted: v.exactOptional(v.pipe(v.array(count), v.readonly())),
  characters: number,
  sentCharacters: number,
});

export const selectionShape = v.object({
  text: v.string(),
  markdown: v.exactOptional(v.string()),
  headings: strings,
  around: v.string(),
});

const versionShape = v.object(version);

export const turnShape = v.object({
  ...version,
  id: v.string(),
  action: actionShape,
  preset: v.exactOptional(v.picklist(['main-points', 'simply', 'missing'])),
  attachment: v.object({ page: v.nullable(pageShape), selection: v.nullable(selectionShape) }),
  earlier: v.pipe(v.array(versionShape), v.readonly()),
});

export const conversationShape = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  pageKey: v.string(),
  createdAt: number,
  turns: v.pipe(v.array(turnShape), v.readonly()),
});

/** A conversation without its turns, as the list knows it. */
export const conversationRecordShape = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  pageKey: v.string(),
  createdAt: number,
  updatedAt: number,
  newness: number,
  ordinal: count,
  places: v.pipe(
    v.array(v.pipe(v.tuple([v.string(), number, v.string(), count]), v.readonly())),
    v.minLength(1),
    v.readonly(),
  ),
  title: v.string(),
  site: v.string(),
  question: v.string(),
  turns: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  open: v.exactOptional(v.literal(1)),
});

/** Fails to compile where a shape and its type differ, in either direction. */
type Same<Shape, Type> = [Shape, Type] extends [Type, Shape] ? true : never;
true satisfies Same<v.InferOutput<typeof failure>, Failure>;
true satisfies Same<v.InferOutput<typeof answerShape>, Answer>;
true satisfies Same<v.InferOutput<typeof turnShape>, Turn>;
true satisfies Same<v.InferOutput<typeof conversationShape>, Conversation>;
