import { useCallback, useEffect, useState, type RefObject } from 'react';
import type { Citations, Destination } from '@/utils/cite/citations';
import { useServices } from '../state/panel-context';
import type { Lead } from './use-lead';
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
  /** Shows the passage of a citation. */
  readonly follow: (citation: HTMLElement) => Promise<void>;
  readonly close: () => void;
}

/** The passage of the citation in `root` that was pressed last: on its page, or as it was read. */
export function useShownPassage(
  root: RefObject<HTMLElement | null>,
  load: () => Promise<Citations | null>,
  lead: Lead,
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

  const follow = useCallback(
    async (citation: HTMLElement) => {
      const destination = (await load())?.destinationOf(citation);
      if (!destination) return;
      const { page: of, target: passage } = destination;
      const came = of ? await actions.showPassage(of.url, passage) : 'absent';
      setActive(citation);
      setKept(came === 'shown' ? null : { ...destination, reason: came });
    },
    [actions, load],
  );

  useEffect(() => {
    const element = root.current;
    const listen = ({ target }: MouseEvent) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('.citation') : null;
      if (!button) return;
      if (button.ariaPressed === 'true') return close();
      // A mark that leads nowhere stays as it is, and can be pressed again.
      follow(button).catch(dropped('citations', 'failed'));
    };
    element?.addEventListener('click', listen);
    return () => element?.removeEventListener('click', listen);
  }, [follow, close, root]);

  useEffect(() => {
    if (!active) return undefined;
    const unhearClick = actions.onPassageClicked((nth) => nth === 0 && lead([active]));
    // Hidden on the page itself: the focus is there, and stays.
    const unhear = actions.onPassageHidden(() => {
      setActive(null);
      setKept(null);
    });
    const escape = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') close();
    };
    // Only one passage is highlighted: a citation of another answer replaces it, as do all of an answer.
    const leave = ({ target }: MouseEvent) => {
      const other = target instanceof Element ? target.closest('.citation, .citation-show-all') : null;
      if (!other || (other.matches('.citation') && root.current?.contains(other))) return;
      setActive(null);
      setKept(null);
    };
    active.setAttribute('aria-pressed', 'true');
    document.addEventListener('keydown', escape);
    document.addEventListener('click', leave);
    return () => {
      unhear();
      unhearClick();
      active.setAttribute('aria-pressed', 'false');
      document.removeEventListener('keydown', escape);
      document.removeEventListener('click', leave);
    };
  }, [actions, active, close, lead, root]);

  // When the answer goes, so does its highlight on the page; another of its citations only replaces it.
  useEffect(() => {
    if (!active) return undefined;
    return () => {
      if (!active.isConnected) void actions.hidePassage();
    };
  }, [active, actions]);

  return { kept, isShown: active !== null && kept === null, follow, close };
}
