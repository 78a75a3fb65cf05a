import { Tooltip } from 'radix-ui';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { PanelStore } from '@/utils/chat/panel-store';
import type { SettingsStore } from '@/utils/settings-store';
import { Announcer } from './Announcer';
import { Composer } from './Composer';
import { Conversation } from './Conversation';
import { PageHeader } from './PageHeader';
import type { PanelActions } from './panel-actions';
import { PanelContext } from './panel-context';
import { Settings } from './Settings';
import { useDocumentLook } from './use-document-look';
import { Welcome } from './Welcome';
import './tokens.css';
import './Panel.css';

interface PanelProps {
  readonly panel: PanelStore;
  readonly settings: SettingsStore;
  readonly actions: PanelActions;
}

/** The side panel: the chat, the settings in front of it, or the welcome until there is a token. */
export function Panel({ panel, settings, actions }: PanelProps) {
  useDocumentLook(settings);
  const hasToken = useStore(settings, (state) => state.tokenTail !== null);
  const [isInSettings, setInSettings] = useState(false);
  const services = useMemo(
    () => ({ panel, settings, actions, openSettings: () => setInSettings(true) }),
    [panel, settings, actions],
  );

  if (isInSettings) {
    return (
      <div className="panel">
        <Settings settings={settings} onBack={() => setInSettings(false)} />
      </div>
    );
  }
  return (
    <PanelContext value={services}>
      <Tooltip.Provider delayDuration={400}>
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
      </Tooltip.Provider>
    </PanelContext>
  );
}
