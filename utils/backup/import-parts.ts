import type { Conversation } from '../chat/conversation';
import type { OwnPrompt } from '../prompts/own-prompt';
import type { DayUsage } from '../storage/day-usage';
import type { BackupContent, BackupText } from './backup-format';
import type { BackupRecord } from './backup-record';
import { hashesOf } from './hashes-of';

/**
 * Characters of conversations in a part. A part is one transaction, in which each of its words is looked up
 * in the full-text index once; during it, a streaming answer has to wait for its checkpoint.
 */
const PART_CHARACTERS = 500_000;

/** Page texts are only stored, which is this much faster. */
const TEXT_WEIGHT = 0.2;

/**
 * Characters of page texts that wait for their conversation. Beyond this they are sent ahead: a message may
 * have 64 MB.
 */
const WAITING_CHARACTERS = 8_000_000;

/**
 * Groups the records of a backup into parts that are merged one after the other. A page text goes with the
 * first conversation that refers to it, so that an import that is cut short leaves no text without one.
 */
export async function* createParts(records: AsyncIterable<BackupRecord>): AsyncGenerator<BackupContent> {
  const waiting = createWaitingTexts();
  let part = createPart();
  for await (const record of records) {
    if ('text' in record) {
      if (record.text !== null) waiting.add({ hash: record.sha256, text: record.text });
      if (waiting.characters() >= WAITING_CHARACTERS) part.add({ texts: waiting.takeAll() });
    } else if ('usage' in record) {
      part.add({ usage: [record.usage] });
    } else if ('prompt' in record) {
      part.add({ prompts: [record.prompt] });
    } else {
      const { conversation } = record;
      part.add({ conversations: [conversation], texts: waiting.take(hashesOf(conversation)) });
    }
    if (part.weight() < PART_CHARACTERS) continue;
    yield part.content();
    part = createPart();
  }
  if (part.weight() > 0) yield part.content();
}

function createPart() {
  const conversations: Conversation[] = [];
  const texts: BackupText[] = [];
  const usage: DayUsage[] = [];
  const prompts: OwnPrompt[] = [];
  let weight = 0;
  return {
    content: (): BackupContent => ({ conversations, texts, usage, ...(prompts.length > 0 && { prompts }) }),
    weight: () => weight,
    add({ texts: moreTexts = [], ...more }: Partial<BackupContent>): void {
      conversations.push(...(more.conversations ?? []));
      texts.push(...moreTexts);
      usage.push(...(more.usage ?? []));
      prompts.push(...(more.prompts ?? []));
      weight += JSON.stringify(more).length;
      for (const { text } of moreTexts) weight += (text?.length ?? 0) * TEXT_WEIGHT;
    },
  };
}

/** The texts that were read and that no conversation has referred to yet. */
function createWaitingTexts() {
  const texts = new Map<string, BackupText>();
  let characters = 0;

  function take(hashes: Iterable<string>): readonly BackupText[] {
    const taken = Array.from(hashes, (hash) => texts.get(hash)).filter((text) => text !== undefined);
    for (const { hash, text } of taken) {
      texts.delete(hash);
      characters -= text?.length ?? 0;
    }
    return taken;
  }

  return {
    characters: () => characters,
    add(text: BackupText): void {
      texts.set(text.hash, text);
      characters += text.text?.length ?? 0;
    },
    take,
    takeAll: () => take(texts.keys()),
  };
}
