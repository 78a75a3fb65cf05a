import { Suspense, useEffect, useRef, useState } from 'react';
import { openTurn } from '@/utils/chat/conversation';
import { isTaken } from '@/utils/chat/conversation-pages';
import type { PanelState } from '@/utils/panel/panel-state';
import type { OwnPrompt } from '@/utils/prompts/own-prompt';
import { t } from '@/utils/browser/i18n';
import { dropped } from '@/utils/diagnostics/log';
import { ComposerButtons } from './ComposerButtons';
import { ComposerNotices } from './ComposerNotices';
import { ComposerQuote, ComposerSelection } from './ComposerSelection';
import { GivenFiles } from './GivenFiles';
import { QuestionField } from './QuestionField';
import { usePanel, useServices, useSettings } from '../state/panel-context';
import { NAMES_PROMPT, NAMES_TAB, useFieldList } from './use-field-list';
import { useOtherPage } from '../state/use-other-page';
import { optional } from '../kit/optional';
import './Composer.css';

// Few panels have pinned prompts.
const PinnedPrompts = optional(async () => (await import('./PinnedPrompts')).PinnedPrompts);

/** The composer, in which questions are written. */
export function Composer() {
  const { text, selection, pictures, file } = usePanel((state) => state.draft);
  const openId = usePanel(openIdOf);
  const isOpen = openId !== null;
  // A draft stays; there is no conversation yet to ask it in.
  const isUnavailable = usePanel((state) => state.unavailable !== null);
  // A question that is sent now would go without it.
  const isTaking = usePanel((state) => state.taking.length > 0);
  const mayAsk = usePanel((state) => !state.isAsking) && !isOpen && !isUnavailable && !isTaking;
  const isOther = useOtherPage();
  const isReadable = usePanel((state) => state.page?.type === 'readable') && !isOther;
  const isNew = usePanel(isTaken);
  const hasTurns = usePanel((state) => (state.conversation?.turns.length ?? 0) > 0);
  const field = useRef<HTMLTextAreaElement>(null);
  const question = text.trim();
  const { held, hold, ask } = useAsk(mayAsk);
  const isHeld = held?.text === text && held.by === openId;
  const inTheWay = isOpen ? 'still_answering' : isUnavailable ? 'question_held' : isTaking && 'file_held';
  const prompts = useFieldList(text, NAMES_PROMPT);
  const tabs = useFieldList(text, NAMES_TAB);

  // A selection, a picture or a file that arrives is about to be asked about, as is a page that is added.
  useEffect(() => {
    if (selection !== null || isNew || pictures || file) field.current?.focus();
  }, [selection, isNew, pictures, file]);

  return (
    <section className="composer" aria-label={t('question')}>
      <ComposerNotices />
      <p className="composer-held" role="status">
        {isHeld && inTheWay && t(inTheWay)}
      </p>
      <ComposerQuote />
      <Pinned mayAsk={mayAsk} onChosen={() => field.current?.focus()} />
      <div className="composer-box">
        <GivenFiles />
        <ComposerSelection mayAsk={mayAsk} />
        <QuestionField
          fieldRef={field}
          prompts={prompts}
          tabs={tabs}
          mayAsk={mayAsk}
          isReadable={isReadable}
          onEnter={ask}
          onHeld={hold}
        />
        <ComposerButtons
          isOpen={isOpen}
          mayAsk={mayAsk}
          hasQuestion={question !== ''}
          offersSummary={hasTurns && isReadable && !selection}
          onAsk={ask}
          onPrompts={prompts.open}
          onTabs={tabs.open}
        />
      </div>
    </section>
  );
}

/** A text that could not be asked, and the id of the turn whose answer was in its way; null where none was. */
interface Held {
  readonly text: string;
  readonly by: string | null;
}

function openIdOf({ conversation }: PanelState): string | null {
  return (conversation && openTurn(conversation)?.id) ?? null;
}

/** Asks what the field holds; `held` is the question that could not be asked when Enter was pressed. */
function useAsk(mayAsk: boolean) {
  const { panel, settings } = useServices();
  const [held, setHeld] = useState<Held | null>(null);

  function hold() {
    const state = panel.getState();
    setHeld({ text: state.draft.text, by: openIdOf(state) });
  }

  async function askIn(filling: OwnPrompt, question: string) {
    // Few prompts take a text.
    const { askFilled } = await import('@/utils/panel/choose-prompt');
    await askFilled(panel, settings.getState(), filling, question);
  }

  function ask() {
    const { draft, filling } = panel.getState();
    const question = draft.text.trim();
    if (question === '') return;
    if (!mayAsk) hold();
    else if (filling) askIn(filling, question).catch(dropped('panel', 'not-loaded'));
    else void panel.ask('ask', question);
  }

  return { held, hold, ask };
}

interface PinnedProps {
  readonly mayAsk: boolean;
  readonly onChosen: () => void;
}

function Pinned(props: PinnedProps) {
  const hasPinned = useSettings((state) => state.prompts.pinned.length > 0);
  return (
    hasPinned && (
      <Suspense>
        <PinnedPrompts {...props} />
      </Suspense>
    )
  );
}
