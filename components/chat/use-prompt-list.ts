import { useId, useRef, useState } from 'react';
import type { TakeKey } from '../kit/use-suggestions';

/** The id of the entry of the list that leads to the settings of the prompts. */
export const EDIT_PROMPTS = 'edit-prompts';

/** A question that begins with a slash names a prompt. */
const NAMING = /^\/(?<query>[^\n]*)$/u;

/**
 * The list of prompts above the field with this text: shown while the text is a slash and words, or when the menu asked
 * for it, until it is closed or the text is another one.
 */
export function usePromptList(text: string) {
  const id = useId();
  const keys = useRef<TakeKey | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  /** The text beside which the menu asked for the list. */
  const [asked, setAsked] = useState<string | null>(null);
  /** The text with which the list was closed: more of the same opens it no more. */
  const [closed, setClosed] = useState<string | null>(null);

  const naming = NAMING.exec(text)?.groups?.['query'] ?? null;
  const isClosed = closed !== null && text.startsWith(closed);
  const query = asked === text ? '' : isClosed ? null : naming;

  function close(): void {
    setAsked(null);
    setClosed(text === '' ? null : text);
  }

  return {
    /** The words to look for; null while there is no list. */
    query,
    /** True if the text is there for the list alone. */
    isTyped: asked !== text,
    /** The list as the field tells of it; null while it shows nothing. */
    list: query !== null && activeId !== null ? { id, activeId } : null,
    /** The properties that the list needs. */
    shown: { id, keys, onActive: setActiveId, onClose: close },
    open(): void {
      setAsked(text);
      setClosed(null);
    },
    close,
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

export type PromptListState = ReturnType<typeof usePromptList>;
