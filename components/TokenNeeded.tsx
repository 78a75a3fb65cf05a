import { t } from '@/utils/i18n';
import { Button } from './Button';
import { useServices } from './panel-context';
import './TokenNeeded.css';

/** Stands in the composer's place while there is no token: the conversation can still be read. */
export function TokenNeeded() {
  const { openSettings } = useServices();
  return (
    <section className="token-needed" aria-label={t('question')}>
      <p className="token-needed-text">{t('token_needed')}</p>
      <Button look="primary" onClick={() => openSettings('token')}>
        {t('enter_token')}
      </Button>
    </section>
  );
}
