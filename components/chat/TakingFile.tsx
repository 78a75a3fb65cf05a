import { FileClock, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '@/utils/browser/i18n';
import type { TakenFile } from '@/utils/panel/panel-state';
import { focusQuestion } from '../kit/focus-question';
import { IconButton } from '../kit/IconButton';
import { useServices } from '../state/panel-context';
import '../page/LongPage.css';

/** The time after which reading is worth a word, in milliseconds. */
const SLOW_MS = 300;

/** Says that a file is being read, which the user may stop. */
export function TakingFile({ file }: { readonly file: TakenFile }) {
  const { panel } = useServices();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);

  function stop() {
    panel.setState(({ taking }) => ({ taking: taking.filter((other) => other !== file) }));
    focusQuestion();
  }

  return (
    isSlow && (
      <div className="long-page">
        <FileClock className="long-page-icon" size={16} aria-hidden="true" />
        <p className="long-page-body">
          {file.name === '' ? t('taking_picture') : t('taking_file', file.name)}
        </p>
        <IconButton icon={X} label={t('cancel')} onClick={stop} />
      </div>
    )
  );
}
