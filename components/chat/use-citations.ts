import { useCallback, useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import type { Answer, Turn } from '@/utils/chat/conversation';
import type { CitationSummary, Citations } from '@/utils/cite/citations';
import { usePageTexts } from '../state/use-page-texts';
import { loadAnswerView } from './answer-view-loader';
import { moveTo, nameOf, saysOf } from './citation-words';
import { useLead } from './use-lead';
import { useShownAll } from './use-shown-all';
import { useShownPassage } from './use-shown-passage';
import { dropped } from '@/utils/diagnostics/log';

/** Milliseconds between two searches for citations while an answer grows. */
const LOOK_MS = 400;

/**
 * The citations of an answer that is shown in `root`, with text and passages to refer to: names their
 * destinations, checks them once the answer has ended, and follows one when it is pressed.
 */
export function useCitations(turn: Turn, answer: Answer, root: RefObject<HTMLElement | null>) {
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
    return shown ? createCitations(shown, texts, { nameOf, saysOf, moveTo }) : null;
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

  const summary = useChecked(isSettled ? answer : null, load, root);
  const { lead, said } = useLead(load);
  const all = useShownAll(load, lead);
  return { summary, said, all, ...useShownPassage(root, load, lead) };
}

/** The result of checking an answer that has ended; null until it is there. One out of view is not checked. */
function useChecked(
  answer: Answer | null,
  load: () => Promise<Citations | null>,
  root: RefObject<HTMLElement | null>,
): CitationSummary | null {
  const [summary, setSummary] = useState<CitationSummary | null>(null);
  const [citations, setCitations] = useState<Citations | null>(null);
  const isSettled = answer !== null;

  useEffect(() => {
    const element = root.current;
    if (!isSettled || !element) return undefined;
    let isGone = false;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      load()
        .then((one) => isGone || setCitations(one))
        // Without the texts citations lead nowhere, and the answer still reads well.
        .catch(dropped('citations', 'not-read'));
    });
    observer.observe(element);
    return () => {
      isGone = true;
      observer.disconnect();
      setCitations(null);
    };
  }, [isSettled, load, root]);

  // What is added to the answer goes before the answer itself is drawn again, as when a citation is moved.
  const { text = '', moved } = answer ?? {};
  useLayoutEffect(() => {
    if (!citations) return undefined;
    let isGone = false;
    queueMicrotask(() => isGone || setSummary(citations.check({ text, ...(moved && { moved }) })));
    return () => {
      isGone = true;
      citations.remove();
    };
  }, [citations, text, moved]);

  return citations && summary;
}
