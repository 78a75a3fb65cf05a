import { RefreshCw, X } from 'lucide-react';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { IconButton } from '../kit/IconButton';
import { changedWords } from './page-changes';
import { usePanel, useServices } from '../state/panel-context';
import './PageChanged.css';

interface PageChangedProps {
  /** Given where it may be dismissed: the text that was sent before is then kept. */
  readonly isDismissible?: boolean;
}

/** Says that the page differs from what was sent of it, and offers to send it as it is now. */
export function PageChanged({ isDismissible = false }: PageChangedProps) {
  const { panel } = useServices();
  const reading = usePanel((state) => state.reading);
  const words = usePanel(changedWords);
  if (words === null) return null;
  return (
    <div className="page-changed">
      <RefreshCw className="page-changed-icon" size={15} aria-hidden="true" />
      <div className="page-changed-body">
        <p className="page-changed-text">{words}</p>
        {reading.wantsNew === true ? (
          <Button look="quiet" onClick={() => panel.sendNewText(false)}>
            {t('undo')}
          </Button>
        ) : (
          <Button onClick={() => panel.sendNewText(true)}>{t('send_new_text')}</Button>
        )}
      </div>
      {isDismissible && reading.wantsNew === null && (
        <IconButton icon={X} label={t('dismiss')} onClick={() => panel.sendNewText(false)} />
      )}
    </div>
  );
}
