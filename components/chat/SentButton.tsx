import { Braces } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Turn } from '@/utils/chat/conversation';
import { t } from '@/utils/browser/i18n';
import { InspectLoader } from '../inspect/InspectLoader';
import { IconButton } from '../kit/IconButton';

interface SentButtonProps {
  readonly turn: Turn;
  /** False while an answer grows; a dialog that is open then stays. */
  readonly isShown: boolean;
}

/** The button that shows what was sent for a turn, and the dialog that shows it. */
export function SentButton({ turn, isShown }: SentButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      {isShown && (
        <IconButton
          ref={button}
          icon={Braces}
          label={t('what_was_sent')}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        />
      )}
      {isOpen && (
        <InspectLoader
          what="log"
          turn={turn}
          onClose={() => setOpen(false)}
          returnFocus={() => button.current?.focus()}
        />
      )}
    </>
  );
}
