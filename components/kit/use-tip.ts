import { useEffect, useRef, useState } from 'react';

/** The time for which the pointer rests before a tip shows, in milliseconds; the next one shows at once. */
const DELAY_MS = 400;

interface Tip {
  readonly target: Element;
  readonly words: string;
}

/** The `data-tip` of the element under the pointer or the keyboard's focus; null while none is to be shown. */
export function useTip(): Tip | null {
  const [tip, setTip] = useState<Tip | null>(null);
  const isShown = useRef(false);

  useEffect(() => {
    isShown.current = tip !== null;
    if (!tip) return undefined;
    // Its words change ("Copied"), and it disappears with its control.
    const observer = new MutationObserver(() => {
      const next = tip.target.isConnected ? tipOf(tip.target) : null;
      if (next?.words !== tip.words) setTip(next);
    });
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-tip'] });
    return () => observer.disconnect();
  }, [tip]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = () => {
      clearTimeout(timer);
      setTip(null);
    };
    const rest = ({ target }: Event) => {
      const next = tipOf(target);
      if (!next) return leave();
      clearTimeout(timer);
      timer = setTimeout(() => setTip(next), isShown.current ? 0 : DELAY_MS);
    };
    const focus = ({ target }: FocusEvent) => {
      const next = target instanceof Element && target.matches(':focus-visible') ? tipOf(target) : null;
      if (next) setTip(next);
    };
    const press = (event: KeyboardEvent) => event.key === 'Escape' && leave();
    document.addEventListener('pointerover', rest);
    document.addEventListener('focusin', focus);
    document.addEventListener('focusout', leave);
    document.addEventListener('keydown', press);
    document.addEventListener('scroll', leave, { capture: true, passive: true });
    document.documentElement.addEventListener('pointerleave', leave);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', rest);
      document.removeEventListener('focusin', focus);
      document.removeEventListener('focusout', leave);
      document.removeEventListener('keydown', press);
      document.removeEventListener('scroll', leave, { capture: true });
      document.documentElement.removeEventListener('pointerleave', leave);
    };
  }, []);

  return tip;
}

function tipOf(target: EventTarget | null): Tip | null {
  const element = target instanceof Element ? target.closest('[data-tip]') : null;
  const words = element?.getAttribute('data-tip') ?? '';
  return element && words !== '' ? { target: element, words } : null;
}
