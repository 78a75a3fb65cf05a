import { Check, Copy, type LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '@/utils/browser/i18n';
import { IconButton } from './IconButton';

interface CopyButtonProps {
  /** The text, or a function that makes it when it is wanted. */
  readonly text: string | (() => Promise<string>);
  readonly label: string;
  readonly icon?: LucideIcon;
}

/** The time for which "Copied" stays, in milliseconds: long enough to be noticed and read out. */
const COPIED_MS = 2000;

export function CopyButton({ text, label, icon = Copy }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function copy() {
    await navigator.clipboard.writeText(typeof text === 'string' ? text : await text());
    setCopied(true);
  }

  return (
    <>
      <IconButton
        icon={isCopied ? Check : icon}
        label={isCopied ? t('copied') : label}
        onClick={(event) => {
          // A tooltip closes on click, and with it the message of success.
          event.preventDefault();
          void copy();
        }}
      />
      <span className="visually-hidden" role="status">
        {isCopied && t('copied')}
      </span>
    </>
  );
}
