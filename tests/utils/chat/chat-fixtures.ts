import { treeOf } from '@/utils/chat/branches';
import type { Answer, Attachment, Conversation, Turn } from '@/utils/chat/conversation';

export const NOTHING_ATTACHED: Attachment = { page: null, selection: null };

export function answerWith(change: Partial<Answer> = {}): Answer {
  return {
    model: 'kimi-k2.5',
    askedAt: 0,
    reasoning: '',
    text: '',
    reasoningAt: null,
    textAt: null,
    outcome: { type: 'done', finishReason: 'stop' },
    waiting: null,
    usage: null,
    dropped: [],
    ...change,
  };
}

export function turnWith(change: Partial<Turn> = {}): Turn {
  return {
    id: 't',
    after: null,
    question: 'why?',
    action: 'ask',
    attachment: NOTHING_ATTACHED,
    answer: answerWith(),
    ...change,
  };
}

/** Turns that were asked one after the other. */
export function inLine(turns: readonly Turn[]): readonly Turn[] {
  return turns.map((turn, i) => Object.assign({}, turn, { after: turns[i - 1]?.id ?? null }));
}

/** A conversation of turns that were asked one after the other. */
export function conversationWith(turns: readonly Turn[], change: Partial<Conversation> = {}): Conversation {
  return { id: 'c', pageKey: 'https://example.com/', createdAt: 0, ...treeOf(inLine(turns)), ...change };
}
