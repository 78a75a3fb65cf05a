import { X } from 'lucide-react';
import { useState } from 'react';
import { t } from '@/utils/browser/i18n';
import { IconButton } from '../kit/IconButton';
import './Quote.css';

interface QuoteProps {
  readonly text: string;
  /** Given where the quote may be removed. */
  readonly onRemove?: () => void;
}

/** Longer quotes start folded: about the two lines that a folded quote shows. */
const FOLD_AT = 90;

/** A selection from the page, as it was attached to a question. */
export function Quote({ text, onRemove }: QuoteProps) {
  const [isOpen, setOpen] = useState(false);
  const isLong = text.length > FOLD_AT || text.includes('\n');

  return (
    <div className="quote">
      <div className="quote-body">
        <blockquote className={isOpen ? 'quote-text quote-text-open' : 'quote-text'} dir="auto">
          {text}
        </blockquote>
        {isLong && (
          <button
            type="button"
            className="quote-fold"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {t(isOpen ? 'show_less' : 'show_all')}
          </button>
        )}
      </div>
      {onRemove && <IconButton icon={X} label={t('remove_selection')} onClick={onRemove} />}
    </div>
  );
}
