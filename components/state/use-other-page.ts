import { conversationPage } from '@/utils/chat/conversation-pages';
import { NO_PAGE } from '@/utils/text/page-key';
import type { PageView } from '@/utils/page/page-view';
import { usePanel } from './panel-context';
import { useSettled } from '../kit/use-settled';

/**
 * The time that a page's own conversation may take to appear, in milliseconds. Until then the one before is
 * still shown, and the panel does not yet say that it is about another page.
 */
const ARRIVAL_MS = 500;

/**
 * True if the shown conversation is about another page than the one beside the panel, as when it was opened
 * from the history.
 */
export function useOtherPage(): boolean {
  const beside = usePanel(({ page }) => (page ? keyOf(page) : null));
  const isOther = usePanel(
    (state) =>
      state.conversation !== null && state.conversation.pageKey !== beside && !conversationPage(state),
  );
  const settled = useSettled(beside, ARRIVAL_MS);
  return beside !== null && isOther && settled === beside;
}

function keyOf(page: PageView): string {
  return page.type === 'readable' ? page.key : NO_PAGE;
}
