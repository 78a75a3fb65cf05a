import { useCallback, useRef } from 'react';
import { focusQuestion } from './focus-question';

/** The focus of a menu that its button opens: in it, and where it goes when the menu or its dialog closes. */
export function useMenuFocus(isByKeyboard: boolean, returnFocus: () => void) {
  /** True if a new conversation is on its way: the user's next step is a question. */
  const isFresh = useRef(false);
  /** True if the user has put the focus elsewhere. */
  const hasLeft = useRef(false);

  // The menu came too late to have seen the key itself.
  const enter = useCallback(
    (list: HTMLDivElement | null) => {
      if (isByKeyboard) list?.querySelector<HTMLElement>('[role^="menuitem"]:not([data-disabled])')?.focus();
    },
    [isByKeyboard],
  );

  function awaitQuestion() {
    isFresh.current = true;
  }

  function giveBack() {
    if (!isFresh.current || !focusQuestion()) returnFocus();
    isFresh.current = false;
  }

  function leave(event: Event) {
    // The button closes it by itself.
    if (event.target instanceof Element && event.target.closest('[aria-haspopup="menu"]')) {
      event.preventDefault();
    } else hasLeft.current = true;
  }

  function close(event: Event, hasDialog: boolean) {
    event.preventDefault();
    if (!hasDialog && !hasLeft.current) giveBack();
    hasLeft.current = false;
  }

  return { enter, awaitQuestion, giveBack, leave, close };
}
