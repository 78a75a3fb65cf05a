import { useId, useRef, useState } from 'react';
import type { TakeKey } from '../kit/use-suggestions';

/** The id of the entry of the list that leads to the settings of the prompts. */
export const EDIT_PROMPTS = 'edit-prompts';

/** A question that begins with a slash names a prompt. */
export const NAMES_PROMPT = /^\/(?<query>[^\n]*)$/u;

/** A question that ends in an `@` and words names a tab; in an address it does not. */
export const NAMES_TAB = /(?<![^\s])@(?<query>[^\n@]*)$/u;

/**
 * A list above the field with this text: shown while the text names something, as `naming` tells, or when the menu asked
 * for it, until it is closed or the text is another one.
 */
export function useFieldList(text: string, naming: RegExp) {
  const id = useId();
  const keys = useRef<TakeKey | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  /** The text beside which the menu asked for the list. */
  const [asked, setAsked] = useState<string | null>(null);
  /** The text with which the list was closed: more of the same opens it no more. */
  const [closed, setClosed] = useState<string | null>(null);

  const named = naming.exec(text);
  const isClosed = closed !== null && text.startsWith(closed) && (named?.index ?? 0) < closed.length;
  const query = asked === text ? '' : isClosed ? null : (named?.groups?.['query'] ?? null);

  function closeAt(left: string): void {
    setAsked(null);
    setClosed(left === '' ? null : left);
  }

  const close = () => closeAt(text);

  return {
    /** The words to look for; null while there is no list. */
    query,
    /** The list as the field tells of it; null while it shows nothing. */
    list: query !== null && activeId !== null ? { id, activeId } : null,
    /** The properties that the list needs. */
    shown: { id, keys, onActive: setActiveId, onClose: close },
    open(): void {
      setAsked(text);
      setClosed(null);
    },
    close,
    /** Closes the list once something was chosen. Returns the text without what was there for the list alone. */
    take(): string {
      const rest = asked === text ? text : text.slice(0, named?.index);
      closeAt(rest);
      return rest;
    },
    /** Notes what is typed. */
    type(next: string): void {
      setAsked(null);
      if (closed !== null && !next.startsWith(closed)) setClosed(null);
    },
    takeKey: ((event) => {
      if (query === null || keys.current) return keys.current?.(event) ?? false;
      // The list is still on its way: the keys are for it already.
      if (event.key === 'Escape') close();
      return event.key === 'Escape' || event.key === 'Enter';
    }) satisfies TakeKey,
  };
}

export type FieldListState = ReturnType<typeof useFieldList>;
