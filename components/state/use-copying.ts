import { useEffect } from 'react';
import type { copySelection } from '@/utils/answer/copy-selection';
import { dropped } from '@/utils/diagnostics/log';
import { useServices } from './panel-context';

/** Has what is selected in the panel copied as plain ink on paper. */
export function useCopying(): void {
  const { settings } = useServices();
  useEffect(() => {
    let copy: typeof copySelection | null = null;
    // Nothing is copied before something is selected. To focus a field is told as well, and selects nothing.
    const load = () => {
      if (getSelection()?.type !== 'Range') return;
      document.removeEventListener('selectionchange', load);
      import('@/utils/answer/copy-selection')
        .then((loaded) => (copy = loaded.copySelection))
        .catch(dropped('panel', 'not-loaded'));
    };
    const listen = (event: ClipboardEvent) => copy?.(event, settings.getState().settings.copiedCitations);
    document.addEventListener('selectionchange', load);
    document.addEventListener('copy', listen);
    return () => {
      document.removeEventListener('selectionchange', load);
      document.removeEventListener('copy', listen);
    };
  }, [settings]);
}
