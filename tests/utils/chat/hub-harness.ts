import { vi } from 'vitest';
import { allTurns, showing, treeOf, turnOf } from '@/utils/chat/branches';
import { emptyConversation, openTurn, type Conversation, type Waiting } from '@/utils/chat/conversation';
import type { ConversationStore } from '@/utils/chat/conversation-store';
import { createHub } from '@/utils/chat/hub';
import type { Question } from '@/utils/chat/question';
import { createPanelStore } from '@/utils/panel/panel-store';
import type { RoomMessage } from '@/utils/chat/room-message';
import type { AnswerEvent } from '@/utils/chat/answer-event';
import { NOTHING_ATTACHED } from './chat-fixtures';
import { clientOver } from '../protocol/client-over';

export const REF = { id: 'c', pageKey: 'https://example.com/' };
export const WHY: Question = {
  question: 'why?',
  action: 'ask',
  attachment: NOTHING_ATTACHED,
  model: 'kimi-k2.5',
};

/** A disk in memory that keeps copies, as IndexedDB does. */
export function memoryDisk(): ConversationStore & {
  readonly saved: Map<string, Conversation>;
  saves: number;
  broken: boolean;
} {
  const disk = {
    saved: new Map<string, Conversation>(),
    saves: 0,
    broken: false,
    load: async (ref: typeof REF) =>
      structuredClone(disk.saved.get(ref.id)) ?? emptyConversation(ref.id, ref.pageKey, 0),
    async saveAnswer(conversation: Conversation) {
      if (disk.broken) throw new Error('QuotaExceededError');
      disk.saves += 1;
      disk.saved.set(conversation.id, structuredClone(conversation));
    },
    async saveTurn(conversation: Conversation, turnId: string) {
      if (disk.broken) throw new Error('QuotaExceededError');
      const turn = turnOf(conversation, turnId);
      const saved = disk.saved.get(conversation.id);
      if (!turn || !saved) return;
      const all = allTurns(saved).map((one) => (one.id === turnId ? structuredClone(turn) : one));
      disk.saved.set(conversation.id, { ...saved, ...treeOf(all, saved.turns.at(-1)?.id) });
    },
    async saveShown({ id, turns }: Conversation) {
      if (disk.broken) throw new Error('QuotaExceededError');
      const saved = disk.saved.get(id);
      const last = turns.at(-1);
      if (saved && last) disk.saved.set(id, showing(saved, last.id));
    },
    remove: async (ids: readonly string[]) => ids.forEach((id) => disk.saved.delete(id)),
    withdraw: async (ids: readonly string[]) => ids.forEach((id) => disk.saved.delete(id)),
    async saveLabels({ id, turns: _turns, others: _others, order: _order, ...labels }: Conversation) {
      const saved = disk.saved.get(id);
      if (saved)
        disk.saved.set(id, { ...labels, id, turns: saved.turns, others: saved.others, order: saved.order });
    },
    openConversations: async () =>
      [...disk.saved.values()].filter((one) => openTurn(one)).map(({ id, pageKey }) => ({ id, pageKey })),
  };
  return disk;
}

/** A hub over a disk; `say`, `end` and `cut` drive Kimi by hand. */
export function setup(disk = memoryDisk()) {
  let push!: (event: AnswerEvent) => void;
  let fail!: (error: unknown) => void;
  let close!: () => void;
  const sent: Conversation[] = [];
  async function* complete(conversation: Conversation, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    sent.push(conversation);
    const stream = new ReadableStream<AnswerEvent>({
      start(controller) {
        push = (event) => controller.enqueue(event);
        fail = (error) => controller.error(error);
        close = () => controller.close();
        signal.addEventListener('abort', () => controller.error(signal.reason));
      },
    });
    yield* stream;
  }
  const unseen = new Set<string>();
  const hub = createHub({
    store: disk,
    complete,
    toFailure: (error) => ({ kind: 'network', message: String(error) }),
    storageFailure: (error) => ({ kind: 'storage-full', message: String(error) }),
    keepAlive: (work) => work,
    now: Date.now,
    onUnseen: ({ id }) => void unseen.add(id),
    onSeen: (id) => void unseen.delete(id),
  });
  const settle = () => vi.advanceTimersByTimeAsync(20);
  return {
    disk,
    hub,
    unseen,
    /** The conversations that were sent, each as it was then. */
    sent,
    async say(text: string, type: 'text' | 'reasoning' = 'text') {
      push({ type, text });
      await settle();
    },
    async burst(types: readonly ('text' | 'reasoning')[], times: number) {
      for (const type of types) for (let i = 0; i < times; i++) push({ type, text: 'x' });
      await settle();
    },
    async wait(waiting: Waiting | null) {
      push({ type: 'waiting', waiting });
      await settle();
    },
    async end() {
      const usage = {
        promptTokens: 1,
        completionTokens: 2,
        cachedTokens: null,
        reasoningTokens: null,
        isEstimate: false,
      };
      push({ type: 'usage', usage });
      push({ type: 'end', finishReason: 'stop' });
      close();
      await settle();
    },
    async cut() {
      fail(new Error('reset'));
      await settle();
    },
    async panel() {
      const messages: RoomMessage[] = [];
      const store = createPanelStore(clientOver({}), () => false);
      const leave = await hub.subscribe(REF, {
        postMessage(message) {
          messages.push(message);
          store.receive(structuredClone(message));
        },
      });
      return { leave, messages, shows: () => store.getState().conversation };
    },
  };
}
