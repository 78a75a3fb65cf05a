import { ArrowUp, BookOpenText, Square } from 'lucide-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import { openTurn } from '@/utils/chat/conversation';
import { isTaken } from '@/utils/chat/conversation-pages';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { GrowingField } from '../kit/GrowingField';
import { IconButton } from '../kit/IconButton';
import { changedWords } from '../page/page-changes';
import { Quote } from './Quote';
import { usePanel, useServices } from '../state/panel-context';
import { useOtherPage } from '../state/use-other-page';
import { optional } from '../kit/optional';
import './Composer.css';

// Few pages change meanwhile, few are that long, and few questions have a selection.
const PageChanged = optional(async () => (await import('../page/PageChanged')).PageChanged);
const SelectionActions = optional(async () => (await import('./SelectionActions')).SelectionActions);
const Refusal = optional(async () => (await import('./Refusal')).Refusal);

/** The composer, in which questions are written. */
export function Composer() {
  const { panel } = useServices();
  const { text, selection } = usePanel((state) => state.draft);
  const refusal = usePanel((state) => state.refusal);
  const isOpen = usePanel(
    ({ conversation }) => conversation !== null && openTurn(conversation) !== undefined,
  );
  // A draft stays; there is no conversation yet to ask it in.
  const isUnavailable = usePanel((state) => state.unavailable !== null);
  const mayAsk = usePanel((state) => !state.isAsking) && !isOpen && !isUnavailable;
  const isOther = useOtherPage();
  const isReadable = usePanel((state) => state.page?.type === 'readable') && !isOther;
  const isNew = usePanel(isTaken);
  // Once the notice is dismissed, only the chip tells of the change.
  const hasChanged = usePanel((state) => state.reading.wantsNew !== false && changedWords(state) !== null);
  const hasTurns = usePanel((state) => (state.conversation?.turns.length ?? 0) > 0);
  const field = useRef<HTMLTextAreaElement>(null);
  const question = text.trim();
  /** The question that could not be asked when Enter was pressed. */
  const [held, setHeld] = useState('');
  const isHeld = held !== '' && held === text && (isOpen || isUnavailable);

  function ask() {
    if (mayAsk && question !== '') void panel.ask('ask', question);
    else if (question !== '') setHeld(text);
  }

  // A selection that arrives is about to be asked about, as is a page that is added.
  useEffect(() => {
    if (selection !== null || isNew) field.current?.focus();
  }, [selection, isNew]);

  return (
    <section className="composer" aria-label={t('question')}>
      {hasChanged && (
        <Suspense>
          <PageChanged isDismissible />
        </Suspense>
      )}
      {refusal && (
        <div role="alert">
          <Suspense>
            <Refusal refusal={refusal} />
          </Suspense>
        </div>
      )}
      <p className="composer-held" role="status">
        {isHeld && t(isOpen ? 'still_answering' : 'question_held')}
      </p>
      <div className="composer-box">
        {selection && (
          <div className="composer-selection">
            <Quote text={selection.text} onRemove={() => panel.attach(null)} />
            <Suspense>
              <SelectionActions mayAsk={mayAsk} />
            </Suspense>
          </div>
        )}
        <GrowingField
          label={t('question')}
          placeholder={t(placeholder(selection !== null, isReadable, hasTurns))}
          value={text}
          hasFocus
          fieldRef={field}
          onChange={panel.edit}
          onEnter={ask}
        />
        <div className="composer-row">
          {hasTurns && isReadable && !selection && (
            <button
              type="button"
              className="composer-chip"
              disabled={!mayAsk}
              onClick={() => void panel.ask('summarise', t('summarise_question'))}
            >
              <BookOpenText size={14} aria-hidden="true" />
              {t('summarise')}
            </button>
          )}
          <span className="composer-space" />
          {isOpen ? (
            <IconButton
              key="stop"
              icon={Square}
              label={t('stop')}
              look="filled"
              onClick={() => void panel.stop()}
            />
          ) : (
            <IconButton
              key="send"
              icon={ArrowUp}
              label={t('send')}
              look="filled"
              disabled={!mayAsk || question === ''}
              onClick={ask}
            />
          )}
        </div>
      </div>
    </section>
  );
}

function placeholder(hasSelection: boolean, isReadable: boolean, hasTurns: boolean): MessageKey {
  if (hasSelection) return 'ask_about_selection';
  if (hasTurns) return 'ask_further';
  return isReadable ? 'ask_about_page' : 'ask_anything';
}
