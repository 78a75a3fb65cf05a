import { Search, X } from 'lucide-react';
import type { RefObject } from 'react';
import { t } from '@/utils/browser/i18n';
import { IconButton } from './IconButton';
import './Field.css';
import './SearchField.css';

interface SearchFieldProps {
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A search field, with a button that empties it. */
export function SearchField({ fieldRef, label, value, onChange }: SearchFieldProps) {
  return (
    <div className="search-field">
      <Search className="search-field-icon" size={15} aria-hidden="true" />
      <input
        ref={fieldRef}
        className="field search-field-input"
        type="search"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {value !== '' && (
        <IconButton
          icon={X}
          label={t('clear_search')}
          onClick={() => {
            onChange('');
            fieldRef.current?.focus();
          }}
        />
      )}
    </div>
  );
}
