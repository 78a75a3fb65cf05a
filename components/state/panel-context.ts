import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Turn } from '@/utils/chat/conversation';
import type { PanelState } from '@/utils/panel/panel-state';
import type { PanelStore } from '@/utils/panel/panel-store';
import type { SettingsState, SettingsStore } from '@/utils/panel/settings-store';
import type { PanelActions } from './panel-actions';
import type { SettingsSection } from './settings-section';
import type { UndoStore } from './undo';

export interface PanelServices {
  readonly panel: PanelStore;
  readonly settings: SettingsStore;
  readonly actions: PanelActions;
  /** The last deletion, to be undone. */
  readonly undo: UndoStore;
  /** Opens the settings, at one of their parts if one is given. */
  openSettings(section?: SettingsSection): void;
  /** Shows the part of the page that is sent, or was sent for a turn. */
  openPreview(seen: Preview): void;
  /** Opens the sheet of keyboard shortcuts. */
  openShortcuts(sheet: Sheet): void;
  /** Opens the list of all conversations. */
  openHistory(): void;
}

export interface Preview {
  /** The turn to look into; without one, the preview is of the next question. */
  readonly turn?: Turn;
  /** Returns the focus to the control that led there. */
  readonly returnFocus: () => void;
}

/** The sheet of keyboard shortcuts. */
export type Sheet = Pick<Preview, 'returnFocus'>;

export const PanelContext = createContext<PanelServices | null>(null);

export function useServices(): PanelServices {
  const services = useContext(PanelContext);
  if (!services) throw new Error('A panel component stands outside a Panel');
  return services;
}

export function usePanel<T>(select: (state: PanelState) => T): T {
  return useStore(useServices().panel, select);
}

export function useSettings<T>(select: (state: SettingsState) => T): T {
  return useStore(useServices().settings, select);
}
