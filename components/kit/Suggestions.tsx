import { useEffect, useRef } from 'react';
import { t } from '@/utils/browser/i18n';
import { optionId, type Suggestion } from './use-suggestions';
import './Suggestions.css';

interface SuggestionsProps {
  readonly id: string;
  readonly label: string;
  readonly items: readonly Suggestion[];
  /** The suggestion that Enter takes; it is scrolled into view. */
  readonly active: string | null;
  /** A sentence below it. */
  readonly foot?: string;
  readonly onChoose: (id: string) => void;
}

/** A list above the field that it completes. The field keeps the focus, and has its keys from `useSuggestions`. */
export function Suggestions({ id, label, items, active, foot, onChoose }: SuggestionsProps) {
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (active === null) return;
    list.current?.querySelector(`#${CSS.escape(optionId(id, active))}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);

  if (items.length === 0) return null;
  return (
    <div className={foot === undefined ? 'suggestions' : 'suggestions suggestions-footed'}>
      {/* A text field of several lines cannot say that it has a list: this does. */}
      <p className="visually-hidden" role="status">
        {t('suggestions_shown', label, String(items.length))}
      </p>
      <div ref={list} id={id} className="suggestions-list" role="listbox" aria-label={label}>
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            tabIndex={-1}
            id={optionId(id, item.id)}
            className={`suggestions-option${item.isApart ? ' suggestions-apart' : ''}`}
            role="option"
            aria-selected={item.id === active}
            aria-disabled={item.isDisabled}
            // The field keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => !item.isDisabled && onChoose(item.id)}
          >
            <span className="suggestions-label" dir="auto">
              {item.label}
            </span>
            {item.note !== undefined && <span className="suggestions-note">{item.note}</span>}
          </button>
        ))}
      </div>
      {foot !== undefined && (
        <p className="suggestions-foot" role="status">
          {foot}
        </p>
      )}
    </div>
  );
}
