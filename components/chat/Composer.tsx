import { useEffect, useRef, useState } from 'react';
import { openTurn } from '@/utils/chat/conversation';
import { isTaken } from '@/utils/chat/conversation-pages';
import { t } from '@/utils/browser/i18n';
import { ComposerButtons } from './ComposerButtons';
import { ComposerNotices } from './ComposerNotices';
import { ComposerQuote, ComposerSelection } from './ComposerSelection';
import { GivenFiles } from './GivenFiles';
import { QuestionField } from './QuestionField';
import { usePanel, useServices } from '../state/panel-context';
import { usePromptList } from './use-prompt-list';
import { useOtherPage } from '../state/use-other-page';
import './Composer.css';

/** The composer, in which questions are written. */
export function Composer() {
  const { panel } = useServices();
  const { text, selection, pictures } = usePanel((state) => state.draft);
  const isOpen = usePanel(
    ({ conversation }) => conversation !== null && openTurn(conversation) !== undefined,
  );
  // A draft stays; there is no conversation yet to ask it in.
  const isUnavailable = usePanel((state) => state.unavailable !== null);
  const mayAsk = usePanel((state) => !state.isAsking) && !isOpen && !isUnavailable;
  const isOther = useOtherPage();
  const isReadable = usePanel((state) => state.page?.type === 'readable') && !isOther;
  const isNew = usePanel(isTaken);
  const hasTurns = usePanel((state) => (state.conversation?.turns.length ?? 0) > 0);
  const field = useRef<HTMLTextAreaElement>(null);
  const question = text.trim();
  /** The question that could not be asked when Enter was pressed. */
  const [held, setHeld] = useState<string | null>(null);
  const isHeld = held === text && (isOpen || isUnavailable);
  const prompts = usePromptList(text);

  function ask() {
    if (mayAsk && question !== '') void panel.ask('ask', question);
    else if (question !== '') setHeld(text);
  }

  // A selection or a picture that arrives is about to be asked about, as is a page that is added.
  useEffect(() => {
    if (selection !== null || isNew || pictures) field.current?.focus();
  }, [selection, isNew, pictures]);

  return (
    <section className="composer" aria-label={t('question')}>
      <ComposerNotices />
      <p className="composer-held" role="status">
        {isHeld && t(isOpen ? 'still_answering' : 'question_held')}
      </p>
      <ComposerQuote />
      <div className="composer-box">
        <GivenFiles />
        <ComposerSelection mayAsk={mayAsk} />
        <QuestionField
          fieldRef={field}
          prompts={prompts}
          mayAsk={mayAsk}
          isReadable={isReadable}
          onEnter={ask}
          onHeld={() => setHeld(text)}
        />
        <ComposerButtons
          isOpen={isOpen}
          mayAsk={mayAsk}
          hasQuestion={question !== ''}
          offersSummary={hasTurns && isReadable && !selection}
          onAsk={ask}
          onPrompts={prompts.open}
        />
      </div>
    </section>
  );
}
