import { lazy, Suspense, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { PanelStore } from '@/utils/chat/panel-store';
import type { SettingsStore } from '@/utils/settings-store';
import { Announcer } from './Announcer';
import { Composer } from './Composer';
import { Conversation } from './Conversation';
import { PageHeader } from './PageHeader';
import type { PanelActions } from './panel-actions';
import { PanelContext } from './panel-context';
import type { SettingsSection } from './settings-section';
import { Tooltip } from './Tooltip';
import { useDocumentLook } from './use-document-look';
import { Welcome } from './Welcome';
import './tokens.css';
import './Panel.css';

// The chat is what a panel opens with: the settings come when they are asked for.
const Settings = lazy(async () => ({ default: (await import('./Settings')).Settings }));

interface PanelProps {
  readonly panel: PanelStore;
  readonly settings: SettingsStore;
  readonly actions: PanelActions;
}

/** The side panel: the chat, the settings in front of it, or the welcome until there is a token. */
export function Panel({ panel, settings, actions }: PanelProps) {
  useDocumentLook(settings);
  const hasToken = useStore(settings, (state) => state.tokenTail !== null);
  const [shown, setShown] = useState<'chat' | 'settings' | SettingsSection>('chat');
  const services = useMemo(
    () => ({
      panel,
      settings,
      actions,
      openSettings: (section?: SettingsSection) => setShown(section ?? 'settings'),
    }),
    [panel, settings, actions],
  );

  if (shown !== 'chat') {
    return (
      <div className="panel">
        <Suspense>
          <Settings
            settings={settings}
            onBack={() => setShown('chat')}
            {...(shown !== 'settings' && { section: shown })}
          />
        </Suspense>
      </div>
    );
  }
  return (
    <PanelContext value={services}>
      <div className="panel">
        {hasToken ? (
          <>
            <PageHeader />
            <Conversation />
            <Composer />
            <Announcer />
          </>
        ) : (
          <Welcome />
        )}
      </div>
      <Tooltip />
    </PanelContext>
  );
}
