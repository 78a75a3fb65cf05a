import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { VenetianMask } from 'lucide-react';
import { useStore } from 'zustand';
import { t } from '@/utils/browser/i18n';
import { isPrivate } from '@/utils/browser/private';
import type { PanelStore } from '@/utils/panel/panel-store';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { Chat } from './chat/Chat';
import type { PanelActions } from './state/panel-actions';
import { UndoLoader } from './history/UndoLoader';
import { InspectLoader } from './inspect/InspectLoader';
import { Boundary } from './kit/Boundary';
import { detailsFrom } from './state/details';
import { PanelContext } from './state/panel-context';
import { createUndoStore } from './state/undo';
import { Shortcuts } from './shortcuts/Shortcuts';
import { useDocumentLook } from './state/use-document-look';
import { useDialogs } from './use-dialogs';
import { useScreens } from './use-screens';
import { optional } from './kit/optional';
import './kit/tokens.css';
import './Panel.css';

// A panel opens with the chat: the other screens load when they are first needed.
const Settings = lazy(async () => ({ default: (await import('./settings/Settings')).Settings }));
const Welcome = lazy(async () => ({ default: (await import('./Welcome')).Welcome }));
const FocusKeeper = optional(async () => (await import('./FocusKeeper')).FocusKeeper);
const Tooltip = optional(async () => (await import('./kit/Tooltip')).Tooltip);
const History = lazy(async () => ({ default: (await import('./history/History')).History }));

interface PanelProps {
  readonly panel: PanelStore;
  readonly settings: SettingsStore;
  readonly actions: PanelActions;
}

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
  const conversationId = useStore(panel, ({ conversation }) => conversation?.id);
  const details = useMemo(() => detailsFrom(settings), [settings]);
  const root = useRef<HTMLDivElement>(null);
  const { front, openSettings, openHistory, back, showChat } = useScreens(panel, root);
  const { preview, sheet, ways, closePreview, closeSheet } = useDialogs();
  const [undo] = useState(createUndoStore);
  const services = useMemo(
    () => ({ panel, settings, actions, undo, openSettings, openHistory, ...ways }),
    [panel, settings, actions, undo, openSettings, openHistory, ways],
  );

  return (
    <PanelContext value={services}>
      <div ref={root} className="panel">
        {isPrivate() && <PrivateNote />}
        <Boundary
          sentence={t('screen_broken')}
          details={details}
          ways={front ? [{ label: t('back'), go: back }] : [{ label: t('conversations'), go: openHistory }]}
          resetKeys={[front, conversationId]}
        >
          <Suspense>
            {front?.type === 'history' && <History onBack={back} onShown={showChat} />}
            {front?.type === 'settings' && (
              <Settings
                settings={settings}
                onBack={back}
                {...(front.section !== undefined && { section: front.section })}
              />
            )}
            {!front && (hasToken || hasWords ? <Chat hasToken={hasToken} /> : <Welcome />)}
          </Suspense>
        </Boundary>
        <UndoLoader />
        {preview && (
          <InspectLoader
            what="preview"
            turn={preview.turn}
            onClose={closePreview}
            returnFocus={preview.returnFocus}
          />
        )}
      </div>
      <Shortcuts isChat={!front} sheet={sheet} onClose={closeSheet} />
      <Suspense>
        <FocusKeeper />
        {front?.type !== 'settings' && <Tooltip />}
      </Suspense>
    </PanelContext>
  );
}

function PrivateNote() {
  return (
    <p className="panel-private" role="note">
      <VenetianMask size={14} aria-hidden="true" />
      {t('private_window')}
    </p>
  );
}
