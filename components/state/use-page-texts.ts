import { useCallback } from 'react';
import type { Turn } from '@/utils/chat/conversation';
import type { CitableText } from '@/utils/cite/citable';
import { useServices } from './panel-context';

/** Loads the texts that the answer to a turn was given, with the numbers of their passages. */
export function usePageTexts(turn: Turn): () => Promise<readonly CitableText[]> {
  const { panel, actions } = useServices();
  const { id } = turn;
  return useCallback(async () => {
    const [{ citableTexts }, texts] = await Promise.all([
      import('@/utils/cite/citable'),
      actions.pageTexts(),
    ]);
    const turns = panel.getState().conversation?.turns ?? [];
    return citableTexts(turns.slice(0, turns.findIndex((one) => one.id === id) + 1), texts);
  }, [panel, actions, id]);
}
