import { useImperativeHandle, useLayoutEffect, useState, type KeyboardEvent, type RefObject } from 'react';

export interface Suggestion {
  readonly id: string;
  /** The suggestion as it is shown. */
  readonly label: string;
  /** A word on it, beside it. */
  readonly note?: string;
  /** True if it cannot be chosen now; the note says why. */
  readonly isDisabled?: boolean;
  /** True if a line sets it apart from those before. */
  readonly isApart?: boolean;
}

/** Takes a key of the field that the list belongs to; true if the key was for the list. */
export type TakeKey = (event: KeyboardEvent) => boolean;

interface SuggestionsOptions {
  /** The id of the list. */
  readonly id: string;
  readonly items: readonly Suggestion[];
  /** Given the function that takes the field's keys, as long as the list is there. */
  readonly keys: RefObject<TakeKey | null>;
  /** Told the id of the option that Enter takes, for the field's `aria-activedescendant`; null without one. */
  readonly onActive: (optionId: string | null) => void;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

/** The id of an option's element. */
export function optionId(listId: string, id: string): string {
  return `${listId}-${id}`;
}

/**
 * The active suggestion of a list, and what the keys of its field do: those of the ARIA practices for a list that
 * completes a text. The focus stays in the field. Returns the id of the suggestion that Enter takes, the first one to
 * begin with.
 */
export function useSuggestions(options: SuggestionsOptions): string | null {
  const { id: listId, items, keys, onActive, onChoose, onClose } = options;
  const [chosen, setChosen] = useState<string | null>(null);
  const enabled = items.filter(({ isDisabled }) => !isDisabled);
  const active = enabled.some(({ id }) => id === chosen) ? chosen : (enabled[0]?.id ?? null);

  function move(step: 1 | -1): true {
    const place = enabled.findIndex(({ id }) => id === active);
    setChosen(enabled.at((place + step) % enabled.length)?.id ?? null);
    return true;
  }

  function take(event: KeyboardEvent): boolean {
    if (active === null || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
    switch (event.key) {
      case 'ArrowDown':
        return move(1);
      case 'ArrowUp':
        return move(-1);
      case 'Enter':
        onChoose(active);
        return true;
      case 'Escape':
        onClose();
        return true;
      default:
        return false;
    }
  }

  useImperativeHandle(keys, () => take);
  useLayoutEffect(() => {
    onActive(active === null ? null : optionId(listId, active));
    return () => onActive(null);
  }, [active, listId, onActive]);
  return active;
}
