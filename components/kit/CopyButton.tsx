import { Check, Copy, type LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '@/utils/browser/i18n';
import { IconButton } from './IconButton';

interface CopyButtonProps {
  /** The text, or a function that makes it when it is wanted. */
  readonly text: string | (() => Promise<string | RichText>);
  readonly label: string;
  readonly icon?: LucideIcon;
}

/** A text in two forms, of which the place where it is pasted takes one. */
interface RichText {
  readonly html: string;
  readonly text: string;
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
    const copied = typeof text === 'string' ? text : await text();
    if (typeof copied === 'string') await navigator.clipboard.writeText(copied);
    else await navigator.clipboard.write([new ClipboardItem(blobsOf(copied))]);
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

function blobsOf({ html, text }: RichText): Record<string, Blob> {
  return {
    'text/plain': new Blob([text], { type: 'text/plain' }),
    'text/html': new Blob([html], { type: 'text/html' }),
  };
}
