import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { useServices } from '../state/panel-context';
import './TokenNeeded.css';

/** Takes the composer's place while there is no token: the conversation can still be read. */
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
