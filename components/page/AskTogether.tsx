import { FilePlus2 } from 'lucide-react';
import type { Conversation } from '@/utils/chat/conversation';
import { isAbout } from '@/utils/chat/conversation-pages';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { usePanel, useServices } from '../state/panel-context';
import './AskTogether.css';

interface AskTogetherProps {
  /** The conversation that the panel showed before. */
  readonly previous: Conversation;
}

/** Offers to add the page to the conversation about the page before, so that the user can ask about both. */
export function AskTogether({ previous }: AskTogetherProps) {
  const { actions } = useServices();
  const isOther = usePanel(({ page }) => page?.type === 'readable' && !isAbout(previous, page.key));
  const about = previous.turns.find(({ attachment }) => attachment.page)?.attachment.page;
  // A conversation that began without a page is known by its first question.
  const title = about?.title || about?.url || previous.turns[0]?.question;
  if (!isOther || !title) return null;
  return (
    <div className="ask-together">
      <Button look="quiet" onClick={() => void actions.takePage(previous)}>
        <FilePlus2 size={14} aria-hidden="true" />
        <span className="ask-together-words" dir="auto">
          {t('ask_together', title)}
        </span>
      </Button>
    </div>
  );
}
