import type { Labelled } from '../chat/apply';
import type { ConversationRef } from '../chat/conversation-store';
import type { Client } from '../protocol/client';
import type { PanelStore } from './panel-store';

interface Parts {
  readonly store: Pick<PanelStore, 'getState' | 'setState'>;
  readonly background: Pick<
    Client,
    | 'listConversations'
    | 'listSites'
    | 'conversationFor'
    | 'labelConversations'
    | 'withdrawConversations'
    | 'putBackConversations'
    | 'pageTextsOf'
  >;
}

/** The panel's ways to the stored conversations, shown or not. */
export function createLibraryActions({ store, background }: Parts) {
  return {
    list: background.listConversations,
    listSites: () => background.listSites(),
    label: (conversations: readonly ConversationRef[], labels: Omit<Labelled, 'type'>) =>
      background.labelConversations({ conversations: conversations.map(refOf), labels }),

    /** Deletes conversations; the panels that show one are told. It can be undone for a moment. */
    async remove(conversations: readonly ConversationRef[]): Promise<void> {
      await background.withdrawConversations({ conversations: conversations.map(refOf) });
      const { previous } = store.getState();
      if (conversations.some(({ id }) => id === previous?.id)) store.setState({ previous: null });
    },

    putBack: (conversations: readonly ConversationRef[]) =>
      background.putBackConversations({ conversations: conversations.map(refOf) }),

    /** Loads a stored conversation, with the texts of its pages by hash. */
    async loadStored({ id, pageKey }: ConversationRef) {
      const [conversation, texts] = await Promise.all([
        background.conversationFor({ conversationId: id, pageKey }),
        background.pageTextsOf({ conversationId: id, pageKey }),
      ]);
      return { conversation, texts: new Map(texts) };
    },
  };
}

const refOf = ({ id, pageKey }: ConversationRef): ConversationRef => ({ id, pageKey });
