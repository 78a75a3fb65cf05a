import { apply } from '../chat/apply';
import { EMPTY_DRAFT, isEmptyDraft, withPictures, type Draft } from '../chat/draft';
import type { RoomMessage } from '../chat/room-message';
import type { PanelState } from './panel-state';

/** The state of a conversation while another one is shown. */
export interface SetAside extends Pick<PanelState, 'refusal' | 'refused'> {
  readonly draft: Draft;
}

const NOTHING: SetAside = { draft: EMPTY_DRAFT, refusal: null, refused: null };

/** Returns the panel's state after a message. `aside` holds the state of the other conversations, by id. */
export function received(
  { conversation, draft, refusal, refused, previous, taken }: PanelState,
  message: RoomMessage,
  aside: Map<string, SetAside>,
): Partial<PanelState> {
  function putAway(): void {
    if (!conversation) return;
    if (isEmptyDraft(draft) && refusal === null) aside.delete(conversation.id);
    else aside.set(conversation.id, { draft, refusal, refused });
  }

  switch (message.type) {
    case 'deleted':
      return {
        // The draft moves to the conversation that takes its place.
        conversation: null,
        refusal: null,
        refused: null,
        ...(previous?.id === conversation?.id && { previous: null }),
      };
    case 'unavailable': {
      const { failure: unavailable } = message;
      if (conversation?.id === message.conversationId) return { unavailable };
      putAway();
      return { conversation: null, unavailable, isArriving: false, ...(conversation && NOTHING) };
    }
    case 'event':
      return conversation ? { conversation: apply(conversation, message.event) } : {};
    case 'snapshot': {
      const next = message.conversation;
      if (conversation?.id === next.id) return { conversation: next, unavailable: null };
      const isTakenInto = taken?.conversationId === next.id && taken.brings === conversation?.id;
      if (!isTakenInto) putAway();
      const own = aside.get(next.id) ?? NOTHING;
      aside.delete(next.id);
      return {
        ...own,
        // A draft from before there was a conversation belongs to this one, as does one that moves with a
        // page.
        ...((!conversation || isTakenInto) && { draft: joined(own.draft, draft) }),
        // The draft is brought once; one that is written there later stays there.
        ...(isTakenInto && { taken: { ...taken, brings: null } }),
        conversation: next,
        previous: conversation && conversation.turns.length > 0 ? conversation : previous,
        unavailable: null,
        isArriving: false,
      };
    }
  }
}

function joined(before: Draft, { text, selection, pictures, file }: Draft): Draft {
  return {
    ...withPictures(before, pictures ?? []),
    ...(file && { file }),
    text: [before.text, text].filter(Boolean).join('\n'),
    selection: selection ?? before.selection,
  };
}
