import { ArrowLeft, ExternalLink, FilePlus2 } from 'lucide-react';
import { NO_PAGE } from '@/utils/text/page-key';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { usePanel, useServices } from '../state/panel-context';
import './OtherPageNotice.css';

interface OtherPageNoticeProps {
  /** True if the page beside the panel goes with the next question all the same. */
  readonly isTaken: boolean;
}

/** Says that the conversation is not about the page beside the panel, and leads to either, or joins them. */
export function OtherPageNotice({ isTaken }: OtherPageNoticeProps) {
  const { actions } = useServices();
  const hasPage = usePanel(({ conversation }) => conversation?.pageKey !== NO_PAGE);
  const isReadable = usePanel(({ page }) => page?.type === 'readable');
  return (
    <div className="other-page-notice" role="note">
      <p className="other-page-notice-text">
        {t(isTaken ? 'page_taken' : hasPage ? 'about_other_page' : 'about_no_page')}
      </p>
      <div className="other-page-notice-buttons">
        {isReadable && !isTaken && (
          <Button onClick={() => void actions.takePage(null)}>
            <FilePlus2 size={14} aria-hidden="true" />
            {t('take_page')}
          </Button>
        )}
        {hasPage && !isTaken && (
          <Button onClick={() => void actions.openPage()}>
            <ExternalLink size={14} aria-hidden="true" />
            {t('open_page')}
          </Button>
        )}
        <Button onClick={() => void actions.backToPage()}>
          <ArrowLeft size={14} aria-hidden="true" />
          {t(isTaken ? 'ask_alone' : 'back_to_page')}
        </Button>
      </div>
    </div>
  );
}
