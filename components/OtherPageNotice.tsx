import { ArrowLeft, ExternalLink } from 'lucide-react';
import { NO_PAGE } from '@/utils/page/identity';
import { t } from '@/utils/i18n';
import { Button } from './Button';
import { usePanel, useServices } from './panel-context';
import './OtherPageNotice.css';

/** Says that the conversation is not about the page beside the panel, and leads to either. */
export function OtherPageNotice() {
  const { actions } = useServices();
  const hasPage = usePanel(({ conversation }) => conversation?.pageKey !== NO_PAGE);
  return (
    <div className="other-page-notice" role="note">
      <p className="other-page-notice-text">{t(hasPage ? 'about_other_page' : 'about_no_page')}</p>
      <div className="other-page-notice-buttons">
        {hasPage && (
          <Button onClick={() => void actions.openPage()}>
            <ExternalLink size={14} aria-hidden="true" />
            {t('open_page')}
          </Button>
        )}
        <Button onClick={() => void actions.backToPage()}>
          <ArrowLeft size={14} aria-hidden="true" />
          {t('back_to_page')}
        </Button>
      </div>
    </div>
  );
}
