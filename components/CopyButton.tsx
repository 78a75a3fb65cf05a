import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '@/utils/i18n';
import { IconButton } from './IconButton';

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
}

/** How long "Copied" stays, in milliseconds: long enough to be noticed and read out. */
const COPIED_MS = 2000;

export function CopyButton({ text, label }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }

  return (
    <>
      <IconButton
        icon={isCopied ? Check : Copy}
        label={isCopied ? t('copied') : label}
        onClick={(event) => {
          // A tooltip closes on click, and with it the word that says it worked.
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
