import { useShallow } from 'zustand/react/shallow';
import { nextPage } from '@/utils/panel/next-page';
import type { AskedPage } from '@/utils/protocol/messaging';
import { usePanel } from './panel-context';

/** What of the page beside the panel goes with the next question. */
export function useNextPage(): AskedPage {
  return usePanel(useShallow(nextPage));
}
