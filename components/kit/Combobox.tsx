import { ChevronDown } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { t } from '@/utils/browser/i18n';
import { useCombobox, type ComboboxOption } from './use-combobox';
import './Combobox.css';

interface ComboboxProps {
  readonly id: string;
  readonly value: string;
  readonly options: readonly ComboboxOption[];
  readonly disabled?: boolean;
  /** Called when a value was chosen, or typed and left; never with an empty one. */
  readonly onCommit: (value: string) => void;
}

/** A text field with suggestions: the editable combobox of the ARIA practices, with a list to choose from. */
export function Combobox({ id, value, options, disabled = false, onCommit }: ComboboxProps) {
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const { text, shown, active, open, close, type, commit, commitText, press } = useCombobox(
    value,
    options,
    onCommit,
  );
  const isShown = shown.length > 0;

  return (
    <div className="combobox">
      <input
        ref={field}
        id={id}
        className="field combobox-input"
        role="combobox"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isShown && active >= 0 ? `${listId}-${active}` : undefined}
        aria-describedby={`${id}-hint`}
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
        disabled={disabled}
        value={text}
        onClick={open}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
        onBlur={commitText}
      />
      <button
        type="button"
        className="combobox-button"
        tabIndex={-1}
        disabled={disabled}
        aria-label={t('show_suggestions')}
        // The field keeps the focus: losing it would commit.
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => {
          field.current?.focus();
          if (isShown) close();
          else open();
        }}
      >
        <ChevronDown size={15} aria-hidden="true" />
      </button>
      {isShown && <Suggestions id={listId} options={shown} value={value} active={active} onChoose={commit} />}
    </div>
  );
}

interface SuggestionsProps {
  readonly id: string;
  readonly options: readonly ComboboxOption[];
  readonly value: string;
  /** The place of the option that is scrolled into view. */
  readonly active: number;
  readonly onChoose: (value: string) => void;
}

function Suggestions({ id, options, value, active, onChoose }: SuggestionsProps) {
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    list.current?.children.item(active)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return (
    <div ref={list} id={id} className="combobox-list" role="listbox">
      {options.map((option, index) => (
        <button
          key={option.value}
          type="button"
          tabIndex={-1}
          id={`${id}-${index}`}
          className="combobox-option"
          role="option"
          aria-selected={option.value === value}
          data-active={index === active}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option.value)}
        >
          <span className="combobox-label" dir="auto">
            {option.label}
          </span>
          {option.note !== undefined && <span className="combobox-note">{option.note}</span>}
        </button>
      ))}
    </div>
  );
}
