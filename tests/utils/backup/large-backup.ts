/**
 * Exports and imports a history of so many megabytes, made up as it is read. Run it in a Node with little memory: `node
 * --max-old-space-size=24 --import ./tests/bench/extensionless.ts tests/utils/backup/large-backup.ts 40`. Prints one
 * JSON object.
 */
import type { BackupContent, BackupPart } from '../../../utils/backup/backup-format.ts';
import { exportBackup } from '../../../utils/backup/export-backup.ts';
import { importBackup } from '../../../utils/backup/import-backup.ts';
import { sha256 } from '../../../utils/text/sha256.ts';
import { treeOf } from '../../../utils/chat/branches.ts';
import type { Turn } from '../../../utils/chat/conversation.ts';

const megabytes = Number(process.argv[2]);

/** About a megabyte of JSON, most of it page text, as in a real history. */
async function part(after: string | null): Promise<BackupPart> {
  const index = after === null ? 0 : Number(after);
  const texts = [];
  const conversations = [];
  for (let i = 0; i < 10; i++) {
    const text = `Page ${index}.${i}. ${'Neap tides are weak; 潮は一日に二度満ちる。\n'.repeat(1200)}`;
    const hash = await sha256(text);
    texts.push({ hash, text });
    const id = `c${index}.${i}`;
    conversations.push({ id, pageKey: id, createdAt: 1, ...treeOf([turn(`t${id}`, hash)]) });
  }
  return {
    content: { conversations, texts, usage: [] },
    next: index + 1 < megabytes ? `${index + 1}` : null,
  };
}

function turn(id: string, hash: string): Turn {
  return {
    question: 'Why?',
    answer: {
      model: 'kimi-k2.5',
      askedAt: 1,
      reasoning: 'The moon, the sun. '.repeat(300),
      text: 'Because of the moon. '.repeat(300),
      reasoningAt: 2,
      textAt: 3,
      outcome: { type: 'done', finishReason: 'stop' },
      waiting: null,
      usage: null,
      dropped: [],
    },
    id,
    after: null,
    action: 'ask',
    attachment: {
      page: {
        url: 'https://sea.example/',
        title: 'Tides',
        site: 'Sea',
        byline: null,
        published: null,
        language: 'en',
        hash,
        characters: 1,
        mode: 'main',
        leftOut: [],
        sections: null,
        coverage: 'whole',
        sentCharacters: 1,
      },
      selection: null,
    },
  };
}

let largestPart = 0;
async function receive(content: BackupContent) {
  largestPart = Math.max(largestPart, JSON.stringify(content).length);
  return { added: content.conversations.length, completed: 0, known: 0 };
}

const start = performance.now();
const file = await exportBackup(part, () => undefined);
const exported = performance.now();
const counts = await importBackup(file, receive, () => undefined);
const imported = performance.now();
console.log(
  JSON.stringify({
    bytes: file.size,
    added: counts.added,
    largestPart,
    exportMs: Math.round(exported - start),
    importMs: Math.round(imported - exported),
  }),
);
