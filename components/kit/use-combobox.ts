import { useState, type KeyboardEvent } from 'react';

export interface ComboboxOption {
  readonly value: string;
  /** The option as it is shown. */
  readonly label: string;
  /** A word on the option, beside it. */
  readonly note?: string;
}

interface ComboboxState {
  readonly text: string;
  /** The suggestions; none while they are not shown. */
  readonly shown: readonly ComboboxOption[];
  /** The place of the suggestion that Enter takes; -1 for none. */
  readonly active: number;
  readonly open: () => void;
  readonly close: () => void;
  readonly type: (text: string) => void;
  readonly commit: (value: string) => void;
  /** Commits the typed text, which may be an option's label. */
  readonly commitText: () => void;
  readonly press: (event: KeyboardEvent) => void;
}

/** The text and the list of a combobox, and what its keys do: those of the ARIA practices. */
export function useCombobox(
  value: string,
  options: readonly ComboboxOption[],
  onCommit: (value: string) => void,
): ComboboxState {
  /** The text being typed; null shows the value. */
  const [draft, setDraft] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [isFiltered, setFiltered] = useState(false);
  const [active, setActive] = useState(-1);
  const text = draft ?? options.find((option) => option.value === value)?.label ?? value;
  const fitting = isFiltered ? withWords(options, text) : options;
  const shown = isOpen ? fitting : [];
  const isShown = shown.length > 0;

  function open() {
    setOpen(true);
    setFiltered(false);
    setActive(options.findIndex((option) => option.value === value));
  }

  function type(next: string) {
    setDraft(next);
    setOpen(true);
    setFiltered(true);
    setActive(-1);
  }

  function commit(next: string) {
    setOpen(false);
    setDraft(null);
    if (next !== value) onCommit(next);
  }

  const commitText = () => commit(text.trim() === '' ? value : meant(text.trim(), options));

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
        return shown[active] ? commit(shown[active].value) : commitText();
      case 'Escape':
        // The first Escape undoes here; the next leaves the screen.
        if (isShown || draft !== null) event.preventDefault();
        setDraft(null);
        setOpen(false);
    }
    return undefined;
  }

  return { text, shown, active, open, close: () => setOpen(false), type, commit, commitText, press };
}

function withWords(options: readonly ComboboxOption[], text: string): readonly ComboboxOption[] {
  const words = text.trim().toLowerCase();
  return options.filter(({ label }) => label.toLowerCase().includes(words));
}

/** The value of a typed text. */
function meant(text: string, options: readonly ComboboxOption[]): string {
  return options.find(({ label }) => label === text)?.value ?? text;
}
