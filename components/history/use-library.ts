import { useCallback, useMemo, useRef, useState, type RefObject } from 'react';
import type { ConversationRef } from '@/utils/chat/conversation-store';
import type { ConversationSummary } from '@/utils/storage/listed-conversations';
import type { MessageKey } from '@/utils/browser/i18n';
import { note } from '@/utils/diagnostics/log';
import { useServices } from '../state/panel-context';
import { focusRow, neighbourOf } from './history-focus';
import type { RowActions } from './row-actions';

interface LibraryOptions {
  readonly screen: RefObject<HTMLElement | null>;
  /** The page beside the panel, if only its conversations are listed. */
  readonly pageKey: string | null;
  /** Called when a conversation is shown. */
  readonly onShown: () => void;
  readonly onRemoved: (ids: readonly string[]) => void;
  /** Called with what went wrong, and with null as it is tried. */
  readonly onProblem: (problem: MessageKey | null) => void;
}

export interface Library {
  readonly rowActions: RowActions;
  /** The id of the conversation that is being renamed; empty for none. */
  readonly renamed: string;
  /** The conversation that is to be exported. */
  readonly exported: ConversationSummary | null;
  readonly endExport: () => void;
  /** The selected conversations; null while none can be selected. */
  readonly selected: readonly ConversationRef[] | null;
  readonly select: (conversations: readonly ConversationRef[] | null) => void;
  readonly pinSelected: () => void;
  readonly removeSelected: () => void;
}

/** The state and the actions of the list of conversations: renaming, pinning, selecting, deleting. */
export function useLibrary({ screen, pageKey, onShown, onRemoved, onProblem }: LibraryOptions): Library {
  const { actions, undo } = useServices();
  const [renamed, setRenamed] = useState('');
  const [exported, setExported] = useState<ConversationSummary | null>(null);
  const [selected, setSelected] = useState<readonly ConversationRef[] | null>(null);
  const refocus = useRefocus(screen);

  const attempt = useCallback(
    async (problem: MessageKey, work: () => Promise<void>) => {
      onProblem(null);
      try {
        await work();
      } catch (error) {
        note('storage', 'failed', error);
        onProblem(problem);
      }
    },
    [onProblem],
  );

  const remove = useCallback(
    (conversations: readonly ConversationRef[]) =>
      attempt('delete_failed', async () => {
        await actions.remove(conversations);
        const ids = conversations.map(({ id }) => id);
        const next = neighbourOf(screen.current, ids);
        focusRow(screen.current, next);
        onRemoved(ids);
        undo.setState({ removed: conversations, putBack: null });
      }),
    [attempt, actions, screen, onRemoved, undo],
  );

  const rowActions = useMemo(
    (): RowActions => ({
      open: ({ id, pageKey: about }) =>
        // A conversation of the page beside the panel becomes the one that the page shows, even if it began
        // with another page.
        void attempt('show_failed', async () => {
          await actions.show({ id, pageKey: pageKey ?? about });
          onShown();
        }),
      openPage: ({ pageKey: about }) => void attempt('show_failed', () => actions.goToPage(about)),
      rename: ({ id }) => setRenamed(id),
      endRename: (summary, name) => {
        setRenamed('');
        refocus(summary.id);
        if (name !== null) void attempt('change_failed', () => actions.label([summary], { name }));
      },
      pin: (summary) =>
        void attempt('change_failed', () => actions.label([summary], { isPinned: !summary.isPinned })),
      toggle: (summary) => {
        setSelected((before) => toggled(before ?? [], summary));
        refocus(summary.id);
      },
      exportIt: setExported,
      remove: (summary) => void remove([summary]),
    }),
    [attempt, actions, pageKey, onShown, refocus, remove],
  );

  return {
    rowActions,
    renamed,
    exported,
    endExport: useCallback(() => setExported(null), []),
    selected,
    select: setSelected,
    pinSelected: () =>
      void attempt('change_failed', async () => {
        await actions.label(selected ?? [], { isPinned: true });
        setSelected(null);
        refocus(selected?.[0]?.id ?? '');
      }),
    removeSelected: () => void remove(selected ?? []).then(() => setSelected(null)),
  };
}

function toggled(selected: readonly ConversationRef[], { id, pageKey }: ConversationRef) {
  const others = selected.filter((one) => one.id !== id);
  return others.length < selected.length ? others : [...selected, { id, pageKey }];
}

/** Gives the focus to a row once it is drawn anew. */
function useRefocus(screen: RefObject<HTMLElement | null>): (id: string) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  return useCallback(
    (id: string) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => focusRow(screen.current, id), 0);
    },
    [screen],
  );
}
