import { useCallback, useEffect, useState, type RefObject } from 'react';
import type { Answer, Turn } from '@/utils/chat/conversation';
import type { CitationSummary, Citations, CitationState } from '@/utils/cite/citations';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { usePageTexts } from '../state/use-page-texts';
import { loadAnswerView } from './answer-view-loader';
import { useShownPassage } from './use-shown-passage';
import { dropped } from '@/utils/diagnostics/log';

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
  const [summary, setSummary] = useState<CitationSummary | null>(null);
  const loadTexts = usePageTexts(turn);
  const isSettled = answer.outcome !== null;

  const load = useCallback(async (): Promise<Citations | null> => {
    const [{ createCitations }, texts] = await Promise.all([
      import('@/utils/cite/citations'),
      loadTexts(),
      // Until then there is no answer to look at.
      loadAnswerView(),
    ]);
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

  const { kept, isShown, close } = useShownPassage(root, load);

  return { summary, kept, isShown, close };
}

function nameOf(number: string, words: string, state: CitationState): string {
  return state === 'absent' ? t('mark_name_absent', number) : t('mark_name', number, words);
}

function saysOf(state: CitationState): string {
  return state === 'fine' ? '' : t(SAYS[state]);
}
