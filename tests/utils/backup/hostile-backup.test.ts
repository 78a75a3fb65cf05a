import { describe, expect, test } from 'vitest';
import { BackupError } from '@/utils/backup/backup-error';
import { beginning, conversationLine, ending } from '@/utils/backup/backup-record';
import { importBackup } from '@/utils/backup/import-backup';
import type { BackupContent } from '@/utils/backup/backup-format';
import type { Conversation } from '@/utils/chat/conversation';
import { sha256 } from '@/utils/text/sha256';
import { answerWith, conversationWith, turnWith } from '../chat/chat-fixtures';

const HEAD = beginning(new Date('2026-11-23T12:00:00Z'));
const COUNTS = { conversations: 1, turns: 1, texts: 0, days: 0, prompts: 0 };
const MEGABYTE = 1_000_000;

const conversation = (change: object = {}, turn: object = {}): Conversation =>
  conversationWith(
    [{ ...turnWith({ question: 'why?', answer: answerWith({ text: 'Because.' }) }), ...turn }],
    { id: 'c1', pageKey: 'https://sea.example/tides', createdAt: 1, ...change },
  );

const fileWith = async (one: Conversation): Promise<Blob> =>
  new Blob([HEAD, await conversationLine(one), ending(COUNTS)]);

/** A file of any size that costs no memory, and counts the bytes that were read of it. */
function endless(first: string, unit: string, bytes: number) {
  const chunk = new TextEncoder().encode(unit.repeat(Math.ceil(MEGABYTE / unit.length)));
  let read = 0;
  const stream = (): ReadableStream<Uint8Array> => {
    let isFirst = true;
    return new ReadableStream({
      pull(controller) {
        const next = isFirst ? new TextEncoder().encode(first) : chunk;
        isFirst = false;
        read += next.length;
        controller.enqueue(next);
        if (read >= bytes) controller.close();
      },
    });
  };
  return { file: { size: bytes, stream } as unknown as Blob, read: () => read };
}

async function importOf(file: Blob) {
  const received: Conversation[] = [];
  const send = async ({ conversations }: BackupContent) => {
    received.push(...conversations);
    return { added: conversations.length, completed: 0, known: 0 };
  };
  const error = await importBackup(file, send, () => undefined).then(
    () => null,
    (thrown: unknown) => (thrown instanceof BackupError ? thrown.kind : thrown),
  );
  return { error, received };
}

describe('a backup is refused as damaged, and nothing of it is taken,', () => {
  test.each([
    ['has a time after the last one that there is', conversation({ createdAt: 1e300 })],
    ['has an answer of such a time', conversation({}, { answer: answerWith({ askedAt: 1e300 }) })],
    ['has a time before all time', conversation({ createdAt: -1 })],
    ['has a title without end', conversation({ pageKey: 'x'.repeat(200_000) })],
    [
      'has more tokens than can be counted',
      conversation(
        {},
        {
          answer: answerWith({
            usage: {
              promptTokens: 1e308,
              completionTokens: 1,
              cachedTokens: null,
              reasoningTokens: null,
              isEstimate: false,
            },
          }),
        },
      ),
    ],
  ])('where it %s', async (_, one) => {
    expect(await importOf(await fileWith(one))).toEqual({ error: 'damaged', received: [] });
  });

  test.each([
    ['brackets', `${HEAD}{"sha256":"`.replace('"sha256":"', '"a":'), '['],
    ['braces', `${HEAD}`, '{"a":'],
  ])('where it is millions of %s, after its first megabyte', async (_, first, unit) => {
    const { file, read } = endless(first, unit, 500 * MEGABYTE);
    expect(await importOf(file)).toEqual({ error: 'damaged', received: [] });
    expect(read()).toBeLessThan(5 * MEGABYTE);
  });

  test('where it is 500 megabytes of one text, long before its end', async () => {
    const { file, read } = endless(`${HEAD}{"sha256":"00","text":"`, 'tide ', 500 * MEGABYTE);
    expect(await importOf(file)).toEqual({ error: 'damaged', received: [] });
    expect(read()).toBeLessThan(80 * MEGABYTE);
  }, 60_000);
});

test('brackets in a text are text', async () => {
  const { error, received } = await importOf(
    await fileWith(conversation({}, { question: '[{'.repeat(5000) + '\\"[' })),
  );
  expect(error).toBeNull();
  expect(received[0]?.turns[0]?.question).toHaveLength(10_003);
});

test('members that Sidenote does not know are not taken over', async () => {
  const odd = conversation({ sneaky: 'x', __proto__: null }, { onclick: 'y' });
  const { error, received } = await importOf(await fileWith(odd));
  expect(error).toBeNull();
  expect(JSON.stringify(received)).not.toMatch(/sneaky|onclick/);
  expect(await sha256(JSON.stringify(received[0]?.turns[0]?.question))).toBe(await sha256('"why?"'));
});
