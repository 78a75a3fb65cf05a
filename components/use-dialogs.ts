import { useMemo, useState } from 'react';
import type { PanelServices, Preview, Sheet } from './state/panel-context';

/** The dialogs over the panel that are open, and the ways to open and close them. The ways stay the same functions. */
export function useDialogs() {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const ways = useMemo<Pick<PanelServices, 'openPreview' | 'openShortcuts'>>(
    () => ({ openPreview: setPreview, openShortcuts: setSheet }),
    [],
  );
  return { preview, sheet, ways, closePreview: () => setPreview(null), closeSheet: () => setSheet(null) };
}
