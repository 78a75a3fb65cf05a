import { treeOf } from '../../../utils/chat/branches.ts';
import type { Page } from '@playwright/test';
import type { Conversation, Turn } from '../../../utils/chat/conversation.ts';
import { giveCommand } from './commands.ts';

/** Words that are in only one turn of a long conversation. */
export const wordsOf = (index: number): string => `The tide table of day ${index} is at hand.`;

/** A conversation of the page `key` with many turns that were asked a minute apart. */
function longConversation(key: string, count: number): Conversation {
  const begun = Date.now() - count * 60_000;
  const turns = Array.from({ length: count }, (_, index): Turn => {
    const askedAt = begun + index * 60_000;
    return {
      id: `${key}-${index}`,
      after: index === 0 ? null : `${key}-${index - 1}`,
      question: `What of day ${index}?`,
      action: 'ask',
      attachment: { page: null, selection: null },
      answer: {
        model: 'kimi-k2.5',
        askedAt,
        reasoning: '',
        text: `${wordsOf(index)}\n\n- High water in the **morning**\n- Low water at noon\n\nThe Moon pulls on the sea, and *so does* the Sun, but less: \`${index}\`.`,
        reasoningAt: null,
        textAt: askedAt + 900,
        outcome: { type: 'done', finishReason: 'stop' },
        waiting: null,
        usage: null,
        dropped: [],
      },
    };
  });
  return { id: key, pageKey: key, createdAt: begun, ...treeOf(turns) };
}

/** Stores such a conversation as an import does, from any of the extension's own pages. */
export async function storeLongConversation(page: Page, key: string, count: number): Promise<void> {
  const content = { conversations: [longConversation(key, count)], texts: [], usage: [] };
  await giveCommand(page, 'importPart', content);
}
