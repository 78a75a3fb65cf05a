import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { PanelStore } from '@/utils/panel/panel-store';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { Composer } from './chat/Composer';
import { Conversation } from './chat/Conversation';
import { PageHeader } from './page/PageHeader';
import type { PanelActions } from './state/panel-actions';
import { PanelContext, type Preview } from './state/panel-context';
import { rememberFocus } from './kit/return-focus';
import type { SettingsSection } from './state/settings-section';
import { useDocumentLook } from './state/use-document-look';
import { optional } from './kit/optional';
import './kit/tokens.css';
import './Panel.css';

// A panel opens with the chat: the other screens load when they are first needed.
const Settings = lazy(async () => ({ default: (await import('./settings/Settings')).Settings }));
const Welcome = lazy(async () => ({ default: (await import('./Welcome')).Welcome }));
const InspectDialog = lazy(async () => ({
  default: (await import('./inspect/InspectDialog')).InspectDialog,
}));
const TokenNeeded = lazy(async () => ({ default: (await import('./chat/TokenNeeded')).TokenNeeded }));
// Before the first question there is nothing to announce.
const Announcer = optional(async () => (await import('./chat/Announcer')).Announcer);
const FocusKeeper = optional(async () => (await import('./FocusKeeper')).FocusKeeper);
const Tooltip = optional(async () => (await import('./kit/Tooltip')).Tooltip);
const History = lazy(async () => ({ default: (await import('./history/History')).History }));

interface PanelProps {
  readonly panel: PanelStore;
  readonly settings: SettingsStore;
  readonly actions: PanelActions;
}

/** The screen in front of the chat, and the way to return the focus to where the user came from. */
type Screen = { readonly returnFocus: () => void } & (
  | { readonly type: 'history' }
  | { readonly type: 'settings'; readonly section: SettingsSection | undefined }
);

/**
 * The side panel: the chat, the screens in front of it, or the welcome while there is neither a token nor a
 * conversation.
 */
export function Panel({ panel, settings, actions }: PanelProps) {
  useDocumentLook(settings);
  const hasToken = useStore(settings, (state) => state.tokenTail !== null);
  const hasWords = useStore(
    panel,
    ({ conversation, unavailable }) => unavailable !== null || (conversation?.turns.length ?? 0) > 0,
  );
  /** The last one is in front; back leads to the one before. */
  const [screens, setScreens] = useState<readonly Screen[]>([]);
  const front = screens.at(-1);
  const [preview, setPreview] = useState<Preview | null>(null);
  const root = useRef<HTMLDivElement>(null);
  /** Set on the way back. */
  const returnFocus = useRef<(() => void) | null>(null);
  const services = useMemo(
    () => ({
      panel,
      settings,
      actions,
      openSettings(section?: SettingsSection) {
        const screen: Screen = { type: 'settings', section, returnFocus: rememberFocus(root.current) };
        setScreens((before) => [...before, screen]);
      },
      openHistory: () => setScreens([{ type: 'history', returnFocus: rememberFocus(root.current) }]),
      openPreview: setPreview,
    }),
    [panel, settings, actions],
  );
  const back = useCallback(() => {
    returnFocus.current = front?.returnFocus ?? null;
    setScreens((before) => before.slice(0, -1));
  }, [front]);
  const showChat = useCallback(() => setScreens([]), []);

  // A user who points Sidenote at something from the page's own menu wants to see the result.
  useEffect(
    () =>
      panel.subscribe((state, before) => {
        const isNew = state.draft.selection !== null && state.draft.selection !== before.draft.selection;
        const isPointed = isNew && state.conversation?.id === before.conversation?.id;
        if (isPointed || (state.isAsking && !before.isAsking)) setScreens([]);
      }),
    [panel],
  );

  // A user who looked elsewhere and returns continues where they left; this runs after a screen has taken the
  // focus itself.
  useEffect(() => {
    returnFocus.current?.();
    returnFocus.current = null;
  });

  return (
    <PanelContext value={services}>
      <div ref={root} className="panel">
        <Suspense>
          {front?.type === 'history' && <History onBack={back} onShown={showChat} />}
          {front?.type === 'settings' && (
            <Settings
              settings={settings}
              onBack={back}
              {...(front.section !== undefined && { section: front.section })}
            />
          )}
          {!front && !hasToken && !hasWords && <Welcome />}
          {!front && (hasToken || hasWords) && (
            <>
              <PageHeader />
              <Conversation />
              {hasToken ? (
                <Composer />
              ) : (
                <Suspense>
                  <TokenNeeded />
                </Suspense>
              )}
              <Suspense>
                <Announcer />
              </Suspense>
            </>
          )}
        </Suspense>
        {preview && (
          <Suspense>
            <InspectDialog
              what="preview"
              turn={preview.turn}
              onClose={() => setPreview(null)}
              returnFocus={preview.returnFocus}
            />
          </Suspense>
        )}
      </div>
      <Suspense>
        <FocusKeeper />
        {front?.type !== 'settings' && <Tooltip />}
      </Suspense>
    </PanelContext>
  );
}
