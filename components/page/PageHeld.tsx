import { RefreshCw, X } from 'lucide-react';
import { nextPage } from '@/utils/panel/next-page';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { IconButton } from '../kit/IconButton';
import { usePanel, useServices } from '../state/panel-context';
import { heldWords } from './page-changes';
import './PageChanged.css';

/** Says that a question waits because the page has changed, and asks which text goes with it. */
export function PageHeld() {
  const { panel } = useServices();
  const words = usePanel(heldWords);
  const hasOld = usePanel((state) => nextPage(state).type === 'as-before');
  return (
    <div className="page-changed">
      <RefreshCw className="page-changed-icon" size={15} aria-hidden="true" />
      <div className="page-changed-body">
        <p className="page-changed-text">{words}</p>
        <div className="page-changed-choices">
          <Button onClick={() => void panel.askHeld(true)}>{t('send_new_text')}</Button>
          {hasOld && (
            <Button look="quiet" onClick={() => void panel.askHeld(false)}>
              {t('send_old_text')}
            </Button>
          )}
        </div>
      </div>
      <IconButton icon={X} label={t('dismiss')} onClick={() => panel.sendNewText(false)} />
    </div>
  );
}
