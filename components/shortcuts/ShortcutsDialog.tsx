import { t } from '@/utils/browser/i18n';
import { CloseableDialog } from '../kit/CloseableDialog';
import { ShortcutList } from './ShortcutList';

interface ShortcutsDialogProps {
  readonly onClose: () => void;
  readonly returnFocus: () => void;
}

/** The sheet of all keys. */
export function ShortcutsDialog({ onClose, returnFocus }: ShortcutsDialogProps) {
  return (
    <CloseableDialog isOpen size="small" title={t('shortcuts')} onClose={onClose} returnFocus={returnFocus}>
      <ShortcutList />
    </CloseableDialog>
  );
}
