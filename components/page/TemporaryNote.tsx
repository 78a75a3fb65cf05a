import { MessageCircleDashed } from 'lucide-react';
import { t } from '@/utils/browser/i18n';
import './PageNotice.css';

/** Says that nothing of the conversation is kept, and when it is gone. */
export function TemporaryNote() {
  return (
    <div className="page-notice" role="note">
      <MessageCircleDashed className="page-notice-icon" size={15} aria-hidden="true" />
      <p className="page-notice-text">
        <strong>{t('temporary_title')}</strong> {t('temporary_text')}
      </p>
    </div>
  );
}
