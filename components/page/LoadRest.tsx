import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { formatPercent } from '../kit/format';
import { usePanel, useServices } from '../state/panel-context';
import { ProgressBar } from '../kit/ProgressBar';
import './LoadRest.css';

/**
 * The button that scrolls the page to its end, so that it loads the rest; it can be stopped, and what has
 * come by then stays.
 */
export function LoadRest() {
  const { panel } = useServices();
  const rest = usePanel(({ reading }) => reading.rest);
  // The button stays the same one, so that the keyboard keeps its place.
  return (
    <div className="load-rest">
      <Button onClick={() => (rest ? panel.stopLoading() : void panel.loadRest())}>
        {t(rest ? 'stop' : 'load_rest')}
      </Button>
      {rest && (
        <div className="load-rest-progress">
          <span role="status">{t('loading_rest')}</span>
          <ProgressBar
            label={t('loading_rest')}
            words={formatPercent(rest.height > 0 ? rest.reached / rest.height : 0)}
            value={rest.reached}
            max={rest.height}
          />
        </div>
      )}
    </div>
  );
}
