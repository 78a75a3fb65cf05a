import { allTurns, treeOf } from '@/utils/chat/branches';
import fc from 'fast-check';
import type { Answer, Conversation, Outcome, Turn } from '@/utils/chat/conversation';
import type { BackupContent, BackupPart, BackupText } from '@/utils/backup/backup-format';
import type { LeftOut } from '@/utils/page/reading';
import { hashesOf } from '@/utils/backup/hashes-of';
import { sha256 } from '@/utils/text/sha256';
import type { DayUsage } from '@/utils/storage/day-usage';

/** Any text that may arrive, halves of surrogate pairs and control characters included. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('潮が満ちる', 'a "quoted" \\ line\nand another', '\ud83d', '\ude00 tail', '__proto__', ''),
);

/** Times from a small range, so that they are often the same or out of order. */
const time = fc.integer({ min: 0, max: 6 });
const tokens = fc.integer({ min: 0, max: 1e6 });

const settled: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({ type: fc.constant('done' as const), finishReason: fc.constantFrom('stop', 'length') }),
  fc.record({ type: fc.constant('stopped' as const) }),
  fc.record({
    type: fc.constant('failed' as const),
    failure: fc.record(
      { kind: fc.constantFrom('interrupted', 'network', 'server'), message: text, traceId: text },
      { requiredKeys: ['kind', 'message'] },
    ),
  }),
);

function answer(outcome: fc.Arbitrary<Outcome | null> = settled): fc.Arbitrary<Answer> {
  return fc.record({
    model: fc.constantFrom('kimi-k2.5', 'kimi-k3'),
    askedAt: time,
    reasoning: text,
    text,
    reasoningAt: fc.option(time),
    textAt: fc.option(time),
    outcome,
    waiting: fc.constant(null),
    usage: fc.option(
      fc.record({
        promptTokens: tokens,
        completionTokens: tokens,
        cachedTokens: fc.option(tokens),
        reasoningTokens: fc.option(tokens),
        isEstimate: fc.boolean(),
      }),
    ),
    dropped: fc.array(fc.constantFrom('temperature', 'top_p'), { maxLength: 1 }),
  });
}

/** A page with its text, which is not its hash yet. */
const page = fc.record({
  url: fc.webUrl(),
  title: text,
  site: text,
  byline: fc.option(text),
  published: fc.option(text),
  language: fc.option(text),
  hash: fc.constantFrom('', 'Tides rise twice a day.', '潮は一日に二度満ちる。', 'cut in half \ud83d'),
  mode: fc.constantFrom('main', 'whole'),
  leftOut: fc.constantFrom<readonly LeftOut[]>(
    [],
    [{ type: 'frame', host: 'ads.example' }, { type: 'lazy' }],
    [{ type: 'secret', kind: 'card', hint: '…4242', count: 2 }],
    [{ type: 'frame', host: 'map.example', width: 800, height: 600, content: 1 }],
    [
      { type: 'scanned', pages: 2 },
      { type: 'damaged', pages: 1 },
      { type: 'unmapped', pages: 1, characters: 40 },
      { type: 'repeated', characters: 12 },
      { type: 'attachments', names: ['berths.csv'] },
      { type: 'xfa' },
    ],
  ),
  sections: fc.option(fc.array(tokens, { maxLength: 3 })),
  coverage: fc.constantFrom('whole', 'chosen', 'digest'),
  characters: tokens,
  sentCharacters: tokens,
});

function turn(
  id: fc.Arbitrary<string> = fc.uuid(),
  outcome: fc.Arbitrary<Outcome | null> = settled,
): fc.Arbitrary<Turn> {
  return fc.record({
    question: text,
    answer: answer(outcome),
    id,
    action: fc.constantFrom('ask', 'summarise', 'explain', 'translate'),
    attachment: fc.record({
      page: fc.option(page),
      selection: fc.option(fc.record({ text, headings: fc.array(text, { maxLength: 2 }), around: text })),
    }),
    // Placed once it is known which turns there are.
    after: fc.constant(null),
  });
}

/** Conversations of one id and of few turns, so that two of them often have some in common. */
export function conversation(
  outcome: fc.Arbitrary<Outcome | null> = settled,
  ids: { readonly id: string; readonly pageKey: string } = { id: 'c', pageKey: 'https://a.example' },
): fc.Arbitrary<Conversation> {
  const turnId = fc.constantFrom('1', '2', '3', '4', '5').map((number) => `turn ${number} of ${ids.id}`);
  return fc
    .record({
      createdAt: time,
      turns: fc.uniqueArray(turn(turnId, outcome), { selector: ({ id }) => id, minLength: 1, maxLength: 4 }),
      places: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
      shown: fc.nat({ max: 3 }),
    })
    .map(({ createdAt, turns, places, shown }) => {
      const tree = treeOf(placed(turns, places), turns[shown]?.id);
      return Object.assign({ createdAt }, ids, tree);
    });
}

/** Each turn after one of those before it, or as a first question. */
function placed(turns: readonly Turn[], places: readonly number[]): readonly Turn[] {
  return turns.map((one, i) =>
    Object.assign({}, one, { after: turns[((places[i] ?? 0) % (i + 1)) - 1]?.id ?? null }),
  );
}

/**
 * The conversations that every machine may have: the first ones of two pages, the one of no page, and another one. That
 * has its id from one machine alone, so wherever it is, it has its first turn.
 */
const someConversations = fc
  .subarray([
    { id: 'https://a.example', pageKey: 'https://a.example' },
    { id: 'https://b.example', pageKey: 'https://b.example' },
    { id: 'no-page', pageKey: 'no-page' },
    { id: '0c', pageKey: 'https://a.example' },
  ])
  .chain((ids) => fc.tuple(...ids.map((one) => (one.id === '0c' ? begun(one) : conversation(settled, one)))));

function begun(ids: { readonly id: string; readonly pageKey: string }): fc.Arbitrary<Conversation> {
  return fc.tuple(turn(fc.constant('turn 0 of 0c')), conversation(settled, ids)).map(([first, one]) => {
    const shown = one.turns.at(-1)?.id;
    return Object.assign({}, one, treeOf([first, ...allTurns(one)], shown));
  });
}

const dayUsage: fc.Arbitrary<DayUsage> = fc.record({
  day: fc.constantFrom('2026-02-28', '2026-11-22', '2026-11-23'),
  model: fc.constantFrom('kimi-k2.5', 'kimi-k3'),
  requests: fc.integer({ min: 1, max: 9 }),
  promptTokens: tokens,
  cachedTokens: tokens,
  completionTokens: tokens,
  reasoningTokens: tokens,
  estimatedTokens: tokens,
});

/** A history as it may be stored: every turn once. Its page texts are not taken out of it yet. */
export const history: fc.Arbitrary<BackupContent> = fc.record({
  conversations: someConversations,
  texts: fc.constant([]),
  usage: fc.uniqueArray(dayUsage, { selector: ({ day, model }) => `${day} ${model}`, maxLength: 3 }),
});

/** The history with the hashes of its pages, and with their texts. */
export async function withTexts({ conversations, usage }: BackupContent): Promise<BackupContent> {
  const texts = new Map<string, BackupText>();
  for (const hashed of new Set(conversations.flatMap(hashesOf))) {
    texts.set(hashed, { hash: await sha256(hashed), text: hashed });
  }
  const withHash = ({ attachment: { page: read, selection }, ...rest }: Turn): Turn => ({
    ...rest,
    attachment: { page: read && { ...read, hash: texts.get(read.hash)?.hash ?? '' }, selection },
  });
  return {
    conversations: conversations.map((one) =>
      Object.assign({}, one, { turns: one.turns.map(withHash), others: one.others.map(withHash) }),
    ),
    texts: [...texts.values()],
    usage,
  };
}

/** Gives a history one conversation at a time, with all its texts, the usage at the end. */
export function readerOf({ conversations, texts, usage, prompts }: BackupContent) {
  return async (after: string | null): Promise<BackupPart> => {
    const index = after === null ? 0 : Number(after);
    const found = conversations[index];
    if (!found) {
      return { content: { conversations: [], texts: [], usage, ...(prompts && { prompts }) }, next: null };
    }
    const hashes = new Set(hashesOf(found));
    const content = {
      conversations: [found],
      texts: texts.filter(({ hash }) => hashes.has(hash)),
      usage: [],
    };
    return { content, next: String(index + 1) };
  };
}
