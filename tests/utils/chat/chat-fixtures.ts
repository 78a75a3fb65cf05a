import type { Answer, Attachment, Turn } from '@/utils/chat/conversation';

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
    question: 'why?',
    action: 'ask',
    attachment: NOTHING_ATTACHED,
    answer: answerWith(),
    earlier: [],
    ...change,
  };
}
