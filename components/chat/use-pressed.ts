import { useEffect, useRef, type RefObject } from 'react';
import { dropped } from '@/utils/diagnostics/log';

/** The citation that was pressed last: the code that follows it may still be on its way. */
export function usePressed(root: RefObject<HTMLElement | null>): RefObject<HTMLElement | null> {
  const pressed = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = root.current;
    const listen = ({ target }: MouseEvent) => {
      pressed.current = target instanceof Element ? target.closest<HTMLElement>('.citation') : null;
    };
    element?.addEventListener('click', listen);
    return () => element?.removeEventListener('click', listen);
  }, [root]);
  return pressed;
}

/** Follows the citation that was pressed before there was anything to follow it. */
export function useEarly(
  pressed: RefObject<HTMLElement | null>,
  follow: (citation: HTMLElement) => Promise<void>,
): void {
  const isHere = useRef(false);
  useEffect(() => {
    const early = isHere.current ? null : pressed.current;
    isHere.current = true;
    if (early?.isConnected) follow(early).catch(dropped('citations', 'failed'));
  }, [pressed, follow]);
}
