import { useShallow } from 'zustand/react/shallow';
import { nextPage } from '@/utils/panel/next-page';
import type { AskedPage } from '@/utils/protocol/commands';
import { usePanel } from './panel-context';

/** The page beside the panel as it goes with the next question. */
export function useNextPage(): AskedPage {
  return usePanel(useShallow(nextPage));
}
