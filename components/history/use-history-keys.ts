import { useEffect, type RefObject } from 'react';
import { moveFocus } from './history-focus';

/** The keys of the history, unless it is covered: some move the focus in it, and Escape and others are the caller's. */
export function useHistoryKeys(
  screen: RefObject<HTMLElement | null>,
  isCovered: boolean,
  onEscape: (target: EventTarget | null) => void,
  onKey: (key: string) => boolean,
): void {
  useEffect(() => {
    const element = screen.current;
    if (isCovered || !element) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.key === 'Escape') {
        event.preventDefault();
        onEscape(event.target);
      } else if (moveFocus(element, event.key) || onKey(event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [screen, isCovered, onEscape, onKey]);
}
