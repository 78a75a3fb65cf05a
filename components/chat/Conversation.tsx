import { ArrowDown } from 'lucide-react';
import { lazy, Suspense, useLayoutEffect, useMemo } from 'react';
import { t } from '@/utils/browser/i18n';
import { EmptyState } from './EmptyState';
import { TurnView } from './TurnView';
import { Boundary } from '../kit/Boundary';
import { detailsFrom } from '../state/details';
import { usePanel, useServices } from '../state/panel-context';
import { useCopying } from '../state/use-copying';
import { useFollow } from './use-follow';
import { useNewestFirst } from './use-newest-first';
import './Conversation.css';

const Unavailable = lazy(async () => ({ default: (await import('./Unavailable')).Unavailable }));

/** The height in pixels of a turn that was never in view, as TurnView.css has it with its padding. */
const UNSEEN_HEIGHT = 414;

/** The turns, oldest first, and the reader's place among them. */
export function Conversation() {
  const id = usePanel((state) => state.conversation?.id ?? '');
  const turns = usePanel((state) => state.conversation?.turns);
  const unavailable = usePanel((state) => state.unavailable);
  const last = turns?.at(-1);
  const { settings } = useServices();
  const details = useMemo(() => detailsFrom(settings), [settings]);
  useCopying();
  const isOpen = last?.answer.outcome === null;
  const missing = useNewestFirst(id, turns?.length ?? 0);
  const { scroller, content, isFar, jumpToEnd } = useFollow(id, isOpen, last === undefined);

  // A question that was just asked is scrolled into view, wherever the reader was.
  const asked = isOpen ? `${last.id} ${last.answer.askedAt}` : null;
  useLayoutEffect(() => {
    if (asked !== null) jumpToEnd();
  }, [asked, jumpToEnd]);

  return (
    <main className="conversation">
      {/* It scrolls, so the keyboard must reach it. The announcer tells what is new, sentence by sentence. */}
      <div
        ref={scroller}
        className="conversation-scroller"
        role="log"
        aria-live="off"
        aria-label={t('conversation')}
        tabIndex={0}
      >
        <div ref={content} className="conversation-turns">
          {turns?.length === 0 && !unavailable && <EmptyState />}
          {/* As high as the turns will be, so that nothing moves when they come. */}
          {missing > 0 && (
            <div className="conversation-missing" style={{ height: missing * UNSEEN_HEIGHT }} />
          )}
          {turns?.slice(missing).map((turn) => (
            // The place of a turn keeps its controls, and the focus with them, whichever branch stands in it.
            <Boundary key={turn.after ?? ''} sentence={t('turn_broken')} details={details} resetKeys={[turn]}>
              <TurnView turn={turn} isLast={turn === last} />
            </Boundary>
          ))}
          {unavailable && (
            <Suspense>
              <Unavailable failure={unavailable} />
            </Suspense>
          )}
        </div>
      </div>
      {/* In a row of its own: over the answer it would cover its buttons. */}
      {isFar && last && (
        <div className="conversation-jump-row">
          <button type="button" className="conversation-jump" onClick={jumpToEnd}>
            <ArrowDown size={14} aria-hidden="true" />
            {t('jump_to_latest')}
          </button>
        </div>
      )}
    </main>
  );
}
