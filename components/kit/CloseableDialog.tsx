import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { t } from '@/utils/browser/i18n';
import { IconButton } from './IconButton';
import './Dialog.css';
import './CloseableDialog.css';

interface CloseableDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  /** `panel` fills the whole panel, for long content. */
  readonly size: 'small' | 'panel';
  readonly onClose: () => void;
  /** Puts the focus in its place afterwards. */
  readonly returnFocus: () => void;
  readonly children: ReactNode;
}

/** A dialog for reading, with its title and a button that closes it. */
export function CloseableDialog(props: CloseableDialogProps) {
  const { isOpen, title, size, onClose, returnFocus, children } = props;
  return (
    <Dialog.Root open={isOpen} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-overlay" />
        <Dialog.Content
          className={`dialog closeable-dialog-${size}`}
          aria-describedby={undefined}
          // The dialog itself: on its first button the focus would open a tooltip over the title.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.target instanceof HTMLElement) event.target.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus();
          }}
        >
          <div className="closeable-dialog-head">
            <Dialog.Title className="dialog-title">{title}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton icon={X} label={t('close')} />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
