import { useState } from 'react';
import type { Answer } from '@/utils/chat/conversation';
import { t } from '@/utils/browser/i18n';
import { dropped } from '@/utils/diagnostics/log';
import { Button } from '../kit/Button';
import { usePanel, useServices, useSettings } from '../state/panel-context';
import './Replaced.css';

interface ReplacedProps {
  readonly answer: Answer;
  /** The model that was asked first. */
  readonly replaced: string;
}

/** The note that another model answered than the one that was asked, and the way back to that one. */
export function Replaced({ answer, replaced }: ReplacedProps) {
  const { settings } = useServices();
  const { model } = answer;
  const isNewest = usePanel(({ conversation }) => conversation?.turns.at(-1)?.answer === answer);
  const isInUse = useSettings((state) => state.model === model);
  const [isRestored, setRestored] = useState(false);

  function restore() {
    settings.restoreModel(replaced).then(
      () => setRestored(true),
      // The button stays.
      dropped('settings', 'no-answer'),
    );
  }

  return (
    <div className="replaced">
      <span role="status">
        {isRestored ? t('model_restored', replaced) : t('model_replaced', replaced, model)}
      </span>
      {isNewest && isInUse && !isRestored && (
        <Button look="quiet" onClick={restore}>
          {t('undo')}
        </Button>
      )}
    </div>
  );
}
