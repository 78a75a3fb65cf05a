import { useEffect, useRef, useState } from 'react';
import type { Turn } from '@/utils/chat/conversation';
import { t } from '@/utils/browser/i18n';
import { dropped } from '@/utils/diagnostics/log';
import { formatCount } from '../kit/format';
import { changedWords, heldWords } from '../page/page-changes';
import { usePanel, useServices } from '../state/panel-context';

/** The characters of an answer that are announced; the rest is there for the user to read. */
const SPOKEN_LENGTH = 600;

/** Few panels ever need them. */
const loadFailureWords = () => import('../failure/failure-words');

/** Tells a screen reader what happens, in whole sentences: never the tokens as they arrive. */
export function Announcer() {
  const { panel } = useServices();
  const id = usePanel((state) => state.conversation?.id);
  const about = usePanel((state) => state.conversation?.pageKey);
  const state = usePanel(({ conversation }) => stateOf(conversation?.turns.at(-1)));
  const change = usePanel((all) => heldWords(all) ?? changedWords(all));
  const [words, setWords] = useState('');
  const before = useRef({ id, about, state });

  useEffect(() => {
    // After a deletion another conversation appears.
    if (id === undefined) return;
    const last = before.current;
    before.current = { id, about, state };
    const turn = panel.getState().conversation?.turns.at(-1);
    // A conversation that was just opened is not news, unless it replaces another about the same page.
    // Nor is another branch, with an answer that ended long ago.
    const isNews = turn && (turn.answer.outcome === null || last.state.startsWith(`${turn.id} `));
    if (isNews && id === last.id && state !== last.state)
      wordsFor(turn)
        // Something else may have happened meanwhile.
        .then((next) => before.current.state === state && setWords(next))
        .catch(dropped('panel', 'not-loaded'));
    if (!turn && id !== last.id && about === last.about && last.state !== '') setWords(t('new_conversation'));
  }, [id, about, state, panel]);

  return (
    <div className="visually-hidden">
      <p role="status" aria-live="polite">
        {words}
      </p>
      <p role="status" aria-live="polite">
        {change}
      </p>
    </div>
  );
}

function stateOf(turn: Turn | undefined): string {
  if (!turn) return '';
  const { askedAt, outcome, waiting, lookups } = turn.answer;
  // Each attempt is news; a move by one in the queue is not.
  const step = lookups ? `looked up ${lookups.length}` : 'open';
  const phase = waiting?.type === 'retrying' ? `retrying ${waiting.attempt}` : (waiting?.type ?? step);
  return `${turn.id} ${askedAt} ${outcome?.type ?? phase}`;
}

async function wordsFor({ answer: { outcome, text, waiting, model, lookups } }: Turn): Promise<string> {
  switch (outcome?.type) {
    case undefined:
      if (waiting?.type === 'queued') return t('in_queue', formatCount(waiting.ahead));
      if (waiting?.type === 'digesting') return t('reading_sections');
      if (waiting?.type === 'retrying')
        return `${(await loadFailureWords()).failureReason(waiting.failure)} ${t('trying_again')}`;
      return t(lookups ? 'kimi_looked_up' : 'kimi_is_answering');
    case 'stopped':
      return t('outcome_stopped');
    case 'failed':
      return (await loadFailureWords()).failureSentence(outcome.failure, model);
    case 'done':
      return `${t('answer_finished')} ${spoken(text)}`;
  }
}

function spoken(markdown: string): string {
  const plain = markdown.replace(/[*_`#>|]+/g, '').trim();
  if (plain.length <= SPOKEN_LENGTH) return plain;
  const cut = plain.slice(0, SPOKEN_LENGTH);
  return `${cut.slice(0, Math.max(cut.search(/[.!?。！？][^.!?。！？]*$/) + 1, SPOKEN_LENGTH / 2))} …`;
}
