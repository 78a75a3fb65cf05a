import { apply } from './apply';
import { EMPTY_DRAFT, type Draft } from './draft';
import type { PanelState } from './panel-store';
import type { RoomMessage } from './room';

/** What becomes of what a panel shows with a message. `drafts` are those of the conversations that are not shown, by id. */
export function received(
  { conversation, draft, previous }: PanelState,
  message: RoomMessage,
  drafts: Map<string, Draft>,
): Partial<PanelState> {
  function putAway(): void {
    if (!conversation) return;
    if (draft.text === '' && draft.selection === null) drafts.delete(conversation.id);
    else drafts.set(conversation.id, draft);
  }

  switch (message.type) {
    case 'deleted':
      return {
        conversation: null,
        draft: EMPTY_DRAFT,
        ...(previous?.id === conversation?.id && { previous: null }),
      };
    case 'unavailable': {
      const { failure: unavailable } = message;
      if (conversation?.id === message.conversationId) return { unavailable };
      putAway();
      return { conversation: null, unavailable, ...(conversation && { draft: EMPTY_DRAFT }) };
    }
    case 'event':
      return conversation ? { conversation: apply(conversation, message.event) } : {};
    case 'snapshot': {
      const next = message.conversation;
      if (conversation?.id === next.id) return { conversation: next, unavailable: null };
      putAway();
      const kept = drafts.get(next.id);
      return {
        conversation: next,
        previous: conversation && conversation.turns.length > 0 ? conversation : previous,
        unavailable: null,
        // Before the first snapshot there is no conversation: what was typed meanwhile belongs to this one.
        draft: kept ?? (conversation ? EMPTY_DRAFT : draft),
        refusal: null,
      };
    }
  }
}
