import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { PanelStore } from '@/utils/panel/panel-store';
import { rememberFocus } from './kit/return-focus';
import type { SettingsSection } from './state/settings-section';

/** A screen in front of the chat, and the way to return the focus to where the user came from. */
type Screen = { readonly returnFocus: () => void } & (
  | { readonly type: 'history' }
  | { readonly type: 'settings'; readonly section: SettingsSection | undefined }
);

/** The screens in front of the chat, and the ways to them and back. The ways stay the same functions. */
export function useScreens(panel: PanelStore, root: RefObject<HTMLElement | null>) {
  /** The last one is in front; back leads to the one before. */
  const [screens, setScreens] = useState<readonly Screen[]>([]);
  const front = screens.at(-1);
  /** Set on the way back. */
  const returnFocus = useRef<(() => void) | null>(null);

  const openSettings = useCallback(
    (section?: SettingsSection) => {
      const screen: Screen = { type: 'settings', section, returnFocus: rememberFocus(root.current) };
      setScreens((before) => [...before, screen]);
    },
    [root],
  );
  const openHistory = useCallback(
    () => setScreens([{ type: 'history', returnFocus: rememberFocus(root.current) }]),
    [root],
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
        if (isPointed || (state.isAsking && !before.isAsking)) showChat();
      }),
    [panel, showChat],
  );

  // A user who looked elsewhere and returns continues where they left; this runs after a screen has taken the
  // focus itself.
  useEffect(() => {
    returnFocus.current?.();
    returnFocus.current = null;
  });

  return { front, openSettings, openHistory, back, showChat };
}
