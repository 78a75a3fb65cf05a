import { Ban, EyeOff, Info } from 'lucide-react';
import type { ClosedReason, PageView } from '@/utils/page/page-view';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { requestAllSites } from '@/utils/browser/permissions';
import { Button } from '../kit/Button';
import { useServices } from '../state/panel-context';
import './PageNotice.css';

interface PageNoticeProps {
  readonly page: PageView;
}

const CLOSED: Readonly<Record<ClosedReason, MessageKey>> = {
  'browser-page': 'closed_browser_page',
  store: 'closed_store',
  file: 'closed_file',
  unnamed: 'closed_unnamed',
};

/** The reason why the page beside the panel can't be read, and the user's remedy. */
export function PageNotice({ page }: PageNoticeProps) {
  const { openSettings } = useServices();
  switch (page.type) {
    case 'readable':
      return null;
    case 'closed':
      return (
        <div className="page-notice">
          <Info className="page-notice-icon" size={15} aria-hidden="true" />
          <p className="page-notice-text">{t(CLOSED[page.reason])}</p>
        </div>
      );
    case 'listed':
      return (
        <div className="page-notice">
          <Ban className="page-notice-icon" size={15} aria-hidden="true" />
          <div>
            <p className="page-notice-text">{t('site_listed', page.hosts[0] ?? '')}</p>
            <Button onClick={() => openSettings('sites')}>{t('change_sites')}</Button>
          </div>
        </div>
      );
    case 'hidden':
      return (
        <div className="page-notice">
          <EyeOff className="page-notice-icon" size={15} aria-hidden="true" />
          <div>
            <p className="page-notice-text">
              <strong>{t('page_hidden')}</strong> {t('page_hidden_how')}
            </p>
            {/* The background notices the new permission; a refusal needs no words, as the other way is above. */}
            <Button onClick={() => void requestAllSites()}>{t('allow_all_sites')}</Button>
          </div>
        </div>
      );
  }
}
