import { ChevronDown } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { t } from '@/utils/browser/i18n';
import './Combobox.css';

interface ComboboxProps {
  readonly id: string;
  readonly value: string;
  readonly options: readonly string[];
  /** Called when a value was chosen, or typed and left; never with an empty one. */
  readonly onCommit: (value: string) => void;
}

/** A text field with suggestions: the editable combobox of the ARIA practices, with a list to choose from. */
export function Combobox({ id, value, options, onCommit }: ComboboxProps) {
  const listId = useId();
  /** The text being typed; null shows the value. */
  const [draft, setDraft] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [isFiltered, setFiltered] = useState(false);
  const [active, setActive] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const text = draft ?? value;
  const needle = text.trim().toLowerCase();
  const shown = isFiltered ? options.filter((option) => option.toLowerCase().includes(needle)) : options;
  const isShown = isOpen && shown.length > 0;

  useEffect(() => {
    list.current?.children.item(active)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  function open() {
    setOpen(true);
    setFiltered(false);
    setActive(options.indexOf(value));
  }

  function commit(next: string) {
    setOpen(false);
    setDraft(null);
    const chosen = next.trim() || value;
    if (chosen !== value) onCommit(chosen);
  }

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        if (!isShown) return open();
        const step = event.key === 'ArrowDown' ? 1 : -1;
        return setActive((Math.max(active, step === 1 ? -1 : 0) + step + shown.length) % shown.length);
      }
      case 'Enter':
        event.preventDefault();
        return commit(isShown ? (shown[active] ?? text) : text);
      case 'Escape':
        // The first Escape undoes here; the next leaves the screen.
        if (isShown || text !== value) event.preventDefault();
        setDraft(null);
        setOpen(false);
    }
    return undefined;
  }

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
        value={text}
        onClick={open}
        onChange={(event) => {
          setDraft(event.target.value);
          setOpen(true);
          setFiltered(true);
          setActive(-1);
        }}
        onKeyDown={press}
        onBlur={() => commit(text)}
      />
      <button
        type="button"
        className="combobox-button"
        tabIndex={-1}
        aria-label={t('show_suggestions')}
        // The field keeps the focus: losing it would commit.
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => {
          field.current?.focus();
          if (isShown) setOpen(false);
          else open();
        }}
      >
        <ChevronDown size={15} aria-hidden="true" />
      </button>
      {isShown && (
        <div ref={list} id={listId} className="combobox-list" role="listbox">
          {shown.map((option, index) => (
            <button
              key={option}
              type="button"
              tabIndex={-1}
              id={`${listId}-${index}`}
              className="combobox-option"
              role="option"
              aria-selected={option === value}
              data-active={index === active}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => commit(option)}
            >
              {option}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
