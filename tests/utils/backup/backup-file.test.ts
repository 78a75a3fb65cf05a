import { readFile } from 'node:fs/promises';
import type { AttachedPage } from '@/utils/chat/conversation';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BackupError } from '@/utils/backup/backup-error';
import type { BackupContent, ImportProgress } from '@/utils/backup/backup-format';
import { hashesOf } from '@/utils/backup/hashes-of';
import { exportBackup } from '@/utils/backup/export-backup';
import { importBackup } from '@/utils/backup/import-backup';
import { sha256 } from '@/utils/text/sha256';
import { answerWith, conversationWith, turnWith } from '../chat/chat-fixtures';
import { history, readerOf, withTexts } from './backup-arbitraries';

const AT = new Date('2026-11-23T12:00:00Z');
const NOTHING = { conversations: [], texts: [], usage: [] };

/** Takes the parts of an import and keeps them, in place of the background. */
function receiver() {
  const parts: BackupContent[] = [];
  return {
    parts,
    async send(content: BackupContent) {
      // The part as it arrives from another context.
      parts.push(structuredClone(content));
      return { added: content.conversations.length, completed: 0, known: 0 };
    },
    received(): BackupContent {
      const prompts = parts.flatMap((part) => part.prompts ?? []);
      return {
        conversations: parts.flatMap(({ conversations }) => conversations),
        texts: parts.flatMap(({ texts }) => texts),
        usage: parts.flatMap(({ usage }) => usage),
        ...(prompts.length > 0 && { prompts }),
      };
    },
  };
}

const fileOf = (content: BackupContent) => exportBackup(readerOf(content), () => undefined, AT);

/** The result of an import: the parts that arrived, or the error with the parts until then. */
const SEA = 'https://sea.example/tides';

async function importOf(file: Blob) {
  const { parts, send, received } = receiver();
  try {
    await importBackup(file, send, () => undefined);
    return { error: null, parts, received: received() };
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    return { error, parts, received: received() };
  }
}

async function example(): Promise<BackupContent> {
  const text = 'Tides rise twice a day. 潮は一日に二度満ちる。';
  const page: AttachedPage = {
    url: 'https://sea.example/tides',
    title: 'Tides',
    site: 'Sea',
    byline: null,
    published: null,
    language: 'en',
    hash: await sha256(text),
    mode: 'main',
    leftOut: [],
    sections: null,
    coverage: 'whole',
    characters: text.length,
    sentCharacters: text.length,
  };
  const turn = turnWith({ attachment: { page, selection: null }, answer: answerWith({ text: 'Twice.' }) });
  return {
    conversations: [
      conversationWith([turn], { id: SEA, pageKey: SEA, createdAt: 1 }),
      conversationWith([{ ...turn, id: 't2' }], { id: 'c2', pageKey: SEA, createdAt: 2 }),
    ],
    texts: [{ hash: page.hash, text }],
    usage: [
      {
        day: '2026-11-23',
        model: 'kimi-k2.5',
        requests: 2,
        promptTokens: 100,
        cachedTokens: 10,
        completionTokens: 20,
        reasoningTokens: 0,
        estimatedTokens: 0,
      },
    ],
    prompts: [{ id: 'p1', name: 'Verse', text: '{{page}} in verse', effort: 'max' }],
  };
}

/** The file with its text changed. */
const edited = async (file: Blob, edit: (text: string) => string) => new Blob([edit(await file.text())]);
const kindOf = async (file: Blob) => (await importOf(file)).error?.kind;

describe('a backup file', () => {
  test('is JSON, one record a line, each page text once', async () => {
    const file = await fileOf(await example());
    const content = await file.text();
    expect(JSON.parse(content)).toMatchObject({
      format: 'sidenote-backup',
      version: 2,
      exportedAt: '2026-11-23T12:00:00.000Z',
      counts: { conversations: 2, turns: 2, texts: 1, days: 1, prompts: 1 },
    });
    const records = content.split('\n').slice(1, -2);
    expect(records.map((line) => Object.keys(JSON.parse(line.replace(/,$/, '')))[1])).toEqual([
      'text',
      'conversation',
      'conversation',
      'usage',
      'prompt',
    ]);
    expect(file.type).toBe('application/json');
  });

  test('of nothing can be imported', async () => {
    const file = await fileOf(NOTHING);
    expect(JSON.parse(await file.text())).toMatchObject({ records: [] });
    expect(await importOf(file)).toMatchObject({ error: null, parts: [] });
  });

  test('tells how many conversations are in it as it grows', async () => {
    const told: number[] = [];
    await exportBackup(readerOf(await example()), (conversations) => told.push(conversations), AT);
    expect(told).toEqual([1, 2, 2]);
  });

  test('any history comes back as it was, with each text before its conversation', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (some) => {
        const content = await withTexts(some);
        const { error, parts, received } = await importOf(await fileOf(content));
        expect(error).toBeNull();
        expect(received.conversations).toEqual(content.conversations);
        expect(received.usage).toEqual(content.usage);
        expect(new Map(received.texts.map(({ hash, text }) => [hash, text]))).toEqual(
          new Map(content.texts.map(({ hash, text }) => [hash, text])),
        );
        expect(received.texts).toHaveLength(content.texts.length);
        const arrived = new Set<string>();
        for (const part of parts) {
          for (const { hash } of part.texts) arrived.add(hash);
          expect(part.conversations.flatMap(hashesOf).filter((hash) => !arrived.has(hash))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a page text that was lost before does not spoil it', async () => {
    const { texts, ...content } = await example();
    const lost = texts.map(({ hash }) => ({ hash, text: null }));
    const { error, received } = await importOf(await fileOf({ ...content, texts: lost }));
    expect(error).toBeNull();
    expect(received).toEqual({ ...content, texts: [] });
  });

  test('looks as the documentation says', async () => {
    const document = await readFile('docs/BACKUP.md', 'utf8');
    const documented = /^```text\n(.*?)^```$/ms.exec(document)?.[1] ?? '';
    const { error, received } = await importOf(new Blob([documented]));
    expect(error).toBeNull();
    expect(received).toMatchObject({ conversations: [{ turns: [{ question: 'How often?' }] }], usage: [{}] });
    const at = new Date((JSON.parse(documented) as { readonly exportedAt: string }).exportedAt);
    expect(await (await exportBackup(readerOf(received), () => undefined, at)).text()).toBe(documented);
  });

  test('may be laid out anew by an editor', async () => {
    const file = await edited(await fileOf(await example()), (content) =>
      `\ufeff${JSON.stringify(JSON.parse(content), null, 2)}`.replaceAll('\n', '\r\n'),
    );
    expect((await importOf(file)).received).toEqual(await example());
  });

  test('is checked first, then merged, and tells how far it is', async () => {
    const steps: ImportProgress[] = [];
    await importBackup(await fileOf(await example()), receiver().send, (step) => steps.push(step));
    const half = steps.length / 2;
    expect(steps.map(({ step }) => step)).toEqual([
      ...Array<string>(half).fill('checking'),
      ...Array<string>(half).fill('merging'),
    ]);
    const shares = steps.slice(0, half).map(({ share }) => share);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  test('a part that is not stored ends the import, with the reason', async () => {
    const failure = { kind: 'storage-full', message: 'no room' } as const;
    const refused = importBackup(
      await fileOf(await example()),
      async () => ({ failure }),
      () => undefined,
    );
    await expect(refused).rejects.toMatchObject({ kind: 'not-stored', failure });
    const gone = importBackup(
      await fileOf(await example()),
      async () => Promise.reject(new Error('The message port closed.')),
      () => undefined,
    );
    await expect(gone).rejects.toMatchObject({ kind: 'not-stored', failure: null });
  });
});

describe('a file that is no whole backup is refused, and nothing of it is merged:', () => {
  test('one that is no JSON, is empty, or is JSON of something else', async () => {
    expect(await kindOf(new Blob([]))).toBe('not-a-backup');
    expect(await kindOf(new Blob(['\x89PNG\r\n\x1a\n']))).toBe('not-a-backup');
    expect(await kindOf(new Blob(['[1, 2]']))).toBe('not-a-backup');
    expect(await kindOf(new Blob(['{"format":"other","version":1}']))).toBe('not-a-backup');
    expect(await kindOf(new Blob([`{"a":"${'x'.repeat(5000)}`]))).toBe('not-a-backup');
  });

  test('one of a newer version', async () => {
    const file = await fileOf(await example());
    expect(await kindOf(await edited(file, (s) => s.replace('"version":2', '"version":3')))).toBe(
      'newer-version',
    );
    expect(await kindOf(await edited(file, (s) => s.replace('"version":2', '"version":0')))).toBe('damaged');
    expect(await kindOf(await edited(file, (s) => s.replace('"version":2,', '')))).toBe('damaged');
  });

  test('one with a record changed, and says which', async () => {
    const file = await edited(await fileOf(await example()), (s) => s.replace('Twice.', 'Thrice.'));
    const { error, parts } = await importOf(file);
    expect(error).toMatchObject({ kind: 'damaged', record: 2 });
    expect(parts).toEqual([]);
  });

  test('one that lacks a record, has one twice, or goes on after its end', async () => {
    const file = await fileOf(await example());
    const lines = (await file.text()).split('\n');
    for (const index of [1, 2, 3]) {
      expect(await kindOf(new Blob([lines.toSpliced(index, 1).join('\n')]))).toBe('damaged');
      expect(await kindOf(new Blob([lines.toSpliced(index, 0, lines[index] ?? '').join('\n')]))).toBe(
        'damaged',
      );
    }
    expect(await kindOf(new Blob([file, '{}']))).toBe('damaged');
  });

  test('one whose conversations stand before their texts', async () => {
    const file = await fileOf(await example());
    const lines = (await file.text()).split('\n');
    const [text = '', conversation = ''] = lines.slice(1, 3);
    expect(await kindOf(new Blob([lines.toSpliced(1, 2, conversation, text).join('\n')]))).toBe('damaged');
  });

  test('one that the browser can not read', async () => {
    const file = new Blob(['{}']);
    file.stream = () =>
      new ReadableStream({
        pull: (controller) => controller.error(new DOMException('', 'NotReadableError')),
      });
    expect(await kindOf(file)).toBe('unreadable');
  });

  test('one in which a record never ends', async () => {
    const file = await fileOf(await example());
    const begun = await file.slice(0, 100).bytes();
    const blank = new Uint8Array(1024 * 1024).fill(0x20);
    let chunks = 0;
    file.stream = () =>
      new ReadableStream({ pull: (controller) => controller.enqueue(chunks++ === 0 ? begun : blank) });
    expect(await kindOf(file)).toBe('damaged');
    expect(chunks).toBeLessThan(100);
  });

  test('any beginning of one', async () => {
    const file = await fileOf(await example());
    // The last character is the line's end.
    for (let length = 0; length < file.size - 1; length += 7) {
      const { error, parts } = await importOf(file.slice(0, length));
      expect(error?.kind).toBe(length < 27 ? 'not-a-backup' : 'cut-off');
      expect(parts).toEqual([]);
    }
  });

  test('any with one byte changed, unless it means the same', async () => {
    const file = await fileOf(await example());
    const bytes = await file.bytes();
    const { received: whole } = await importOf(file);
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (index, change) => {
        const changed = new Blob([bytes.with(index, (bytes[index] ?? 0) ^ change)]);
        const { error, received } = await importOf(changed);
        refused += error ? 1 : 0;
        expect(received).toEqual(error ? NOTHING : whole);
      }),
      { numRuns: 1500 },
    );
    expect(refused).toBeGreaterThan(1400);
  });
});
