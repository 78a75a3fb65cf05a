import { useCallback, useEffect, useState, type RefObject } from 'react';
import type { Answer, Turn } from '@/utils/chat/conversation';
import type { CitationSummary, Citations, Destination, CitationState } from '@/utils/cite/citations';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { usePageTexts } from '../state/use-page-texts';
import { useServices } from '../state/panel-context';
import { dropped } from '@/utils/diagnostics/log';

/** The reason why a passage is shown in the panel, and not on its page. */
export interface Kept extends Destination {
  readonly reason: 'absent' | 'hidden' | 'closed';
}

/** Milliseconds between two searches for citations while an answer grows. */
const LOOK_MS = 400;

const SAYS: Readonly<Record<Exclude<CitationState, 'fine'>, MessageKey>> = {
  absent: 'mark_absent',
  check: 'mark_check',
  likely: 'mark_likely',
};

/**
 * The citations of an answer that is shown in `root`, with text and passages to refer to: names their
 * destinations, checks them once the answer has ended, and follows one when it is pressed.
 */
export function useCitations(turn: Turn, answer: Answer, root: RefObject<HTMLElement | null>) {
  const { actions } = useServices();
  const [summary, setSummary] = useState<CitationSummary | null>(null);
  const [active, setActive] = useState<HTMLElement | null>(null);
  const [kept, setKept] = useState<Kept | null>(null);
  const loadTexts = usePageTexts(turn);
  const isSettled = answer.outcome !== null;

  const load = useCallback(async (): Promise<Citations | null> => {
    const [{ createCitations }, texts] = await Promise.all([import('@/utils/cite/citations'), loadTexts()]);
    // The reasoning above it is no part of the answer.
    const shown = root.current?.querySelector(':scope > .markdown');
    return shown ? createCitations(shown, texts, { nameOf, saysOf }) : null;
  }, [loadTexts, root]);

  // While it grows, citations are only given their names.
  useEffect(() => {
    if (isSettled) return undefined;
    let citations: Promise<Citations | null> | null = null;
    const timer = setInterval(() => {
      if (!root.current?.querySelector('.citation:not([data-state])')) return;
      citations ??= load();
      // They are looked at once more when the answer is complete.
      citations.then((one) => one?.describeNew()).catch(dropped('citations', 'not-read'));
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [isSettled, load, root]);

  // An answer out of view is not checked.
  useEffect(() => {
    const element = root.current;
    if (!isSettled || !element) return undefined;
    let isGone = false;
    let citations: Citations | null = null;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      // Without the texts citations lead nowhere, and the answer still reads well.
      void check().catch(dropped('citations', 'not-read'));
    });
    const check = async () => {
      const one = await load();
      if (isGone || !one) return;
      citations = one;
      setSummary(one.check());
    };
    observer.observe(element);
    return () => {
      isGone = true;
      observer.disconnect();
      citations?.remove();
      setSummary(null);
    };
  }, [isSettled, load, root]);

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

  return { summary, kept, isShown: active !== null && kept === null, close };
}

function nameOf(number: string, words: string, state: CitationState): string {
  return state === 'absent' ? t('mark_name_absent', number) : t('mark_name', number, words);
}

function saysOf(state: CitationState): string {
  return state === 'fine' ? '' : t(SAYS[state]);
}
