import { useEffect } from 'react';
import { focusQuestion } from './kit/focus-question';

/** A dialog or a menu keeps the focus by itself. */
const KEEPERS = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** Elements that can take the focus. */
const CONTROLS = 'input, textarea, select, button, a[href]';

/**
 * Finds a place for the focus when the control that has it disappears or is disabled: because it was pressed,
 * or because its container is gone. Otherwise the browser focuses nothing, and the keyboard leads nowhere.
 */
export function FocusKeeper() {
  useEffect(() => {
    /** The focused element with its ancestors; empty where the user has left. */
    let path: readonly Element[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;

    const isLost = () => path[0] !== undefined && !isUsable(path[0]);

    // The code that removed a control comes first, and dialogs return the focus only in a timer.
    function mendSoon(): void {
      clearTimeout(timer);
      timer = setTimeout(mend, 0, path);
    }

    function mend(lost: readonly Element[]): void {
      // Other code has found a place; or the user is elsewhere, and finds one on return.
      if (!document.hasFocus() || document.querySelector(KEEPERS)) return;
      const { activeElement } = document;
      if (activeElement && activeElement !== document.body && activeElement !== lost[0]) return;
      if (!focusQuestion()) nearest(lost)?.focus();
    }

    const look = () => {
      if (isLost()) mendSoon();
    };
    const comeBack = () => {
      if (path.length > 0 && document.activeElement === document.body) mendSoon();
    };
    const take = ({ target }: FocusEvent) => {
      path = target instanceof Element ? pathOf(target) : [];
    };
    // The browser also fires this when the focused element is removed, which is complete only afterwards.
    const leave = () =>
      queueMicrotask(() => {
        if (document.hasFocus() && document.activeElement === document.body && !isLost()) path = [];
      });

    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] });
    document.addEventListener('focusin', take);
    document.addEventListener('focusout', leave);
    window.addEventListener('focus', comeBack);
    // The focus may have been set before this component mounted.
    if (document.activeElement) path = pathOf(document.activeElement);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('focusin', take);
      document.removeEventListener('focusout', leave);
      window.removeEventListener('focus', comeBack);
    };
  }, []);

  return null;
}

function pathOf(element: Element): readonly Element[] {
  const path: Element[] = [];
  for (let each: Element | null = element; each && each !== document.body; each = each.parentElement)
    path.push(each);
  return path;
}

function isUsable(element: Element): boolean {
  return element.isConnected && !element.matches(':disabled');
}

/** The nearest control to the one that had the focus; the title, where that is all that is left. */
function nearest(path: readonly Element[]): HTMLElement | null {
  for (const around of path) {
    if (!around.isConnected) continue;
    const title = around.matches('.panel') ? around.querySelector<HTMLElement>('h1[tabindex]') : null;
    const found = title ?? [...around.querySelectorAll<HTMLElement>(CONTROLS)].find(isUsable);
    if (found) return found;
  }
  return null;
}
