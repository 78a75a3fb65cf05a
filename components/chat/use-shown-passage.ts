import { useCallback, useEffect, useState, type RefObject } from 'react';
import type { Citations, Destination } from '@/utils/cite/citations';
import { useServices } from '../state/panel-context';
import { dropped } from '@/utils/diagnostics/log';

/** The reason why a passage is shown in the panel, and not on its page. */
export interface Kept extends Destination {
  readonly reason: 'absent' | 'hidden' | 'closed';
}

interface ShownPassage {
  /** The passage that the panel shows, because its page can't. */
  readonly kept: Kept | null;
  /** True while the passage of one of these citations is highlighted on its page. */
  readonly isShown: boolean;
  readonly close: () => void;
}

/** The passage of the citation in `root` that was pressed last: on its page, or as it was read. */
export function useShownPassage(
  root: RefObject<HTMLElement | null>,
  load: () => Promise<Citations | null>,
): ShownPassage {
  const { actions } = useServices();
  /** The citation that was pressed. */
  const [active, setActive] = useState<HTMLElement | null>(null);
  const [kept, setKept] = useState<Kept | null>(null);

  const close = useCallback(() => {
    active?.focus();
    setActive(null);
    setKept(null);
    void actions.hidePassage();
  }, [actions, active]);

  useEffect(() => {
    const element = root.current;
    const press = async ({ target }: MouseEvent) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('.citation') : null;
      if (!button) return;
      if (button.ariaPressed === 'true') return close();
      const destination = (await load())?.destinationOf(button);
      if (!destination) return;
      const { page: of, target: passage } = destination;
      const came = of ? await actions.showPassage(of.url, passage) : 'absent';
      setActive(button);
      setKept(came === 'shown' ? null : { ...destination, reason: came });
    };
    // A mark that leads nowhere stays as it is, and can be pressed again.
    const listen = (event: MouseEvent) => void press(event).catch(dropped('citations', 'failed'));
    element?.addEventListener('click', listen);
    return () => element?.removeEventListener('click', listen);
  }, [actions, load, close, root]);

  useEffect(() => {
    if (!active) return undefined;
    // Hidden on the page itself: the focus is there, and stays.
    const unhear = actions.onPassageHidden(() => {
      setActive(null);
      setKept(null);
    });
    const escape = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') close();
    };
    // Only one passage is highlighted: a citation of another answer replaces it.
    const leave = ({ target }: MouseEvent) => {
      if (!(target instanceof Element) || !target.closest('.citation') || root.current?.contains(target))
        return;
      setActive(null);
      setKept(null);
    };
    active.setAttribute('aria-pressed', 'true');
    document.addEventListener('keydown', escape);
    document.addEventListener('click', leave);
    return () => {
      unhear();
      active.setAttribute('aria-pressed', 'false');
      document.removeEventListener('keydown', escape);
      document.removeEventListener('click', leave);
    };
  }, [actions, active, close, root]);

  // When the answer goes, so does its highlight on the page; another of its citations only replaces it.
  useEffect(() => {
    if (!active) return undefined;
    return () => {
      if (!active.isConnected) void actions.hidePassage();
    };
  }, [active, actions]);

  return { kept, isShown: active !== null && kept === null, close };
}
