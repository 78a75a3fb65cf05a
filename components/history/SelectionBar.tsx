import { Pin, Trash2, X } from 'lucide-react';
import { t } from '@/utils/browser/i18n';
import { formatCount } from '../kit/format';
import { Button } from '../kit/Button';
import { IconButton } from '../kit/IconButton';
import './SelectionBar.css';

interface SelectionBarProps {
  readonly count: number;
  readonly onAll: () => void;
  readonly onPin: () => void;
  readonly onDelete: () => void;
  readonly onEnd: () => void;
}

/** The actions on the selected conversations. */
export function SelectionBar({ count, onAll, onPin, onDelete, onEnd }: SelectionBarProps) {
  const isEmpty = count === 0;
  return (
    <footer>
      <div className="selection-bar" role="toolbar" aria-label={t('selection_actions')}>
        <IconButton icon={X} label={t('end_selection')} onClick={onEnd} />
        <span className="selection-bar-count" role="status">
          {t('selected_count', formatCount(count))}
        </span>
        <Button look="quiet" onClick={onAll}>
          {t('select_all')}
        </Button>
        <IconButton icon={Pin} label={t('pin')} disabled={isEmpty} onClick={onPin} />
        <IconButton icon={Trash2} label={t('delete')} disabled={isEmpty} onClick={onDelete} />
      </div>
    </footer>
  );
}
