import { AlignLeft, Columns2, FileCode, FileText } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { Suspense, useEffect, useState } from 'react';
import type { Turn } from '@/utils/chat/conversation';
import { note } from '@/utils/diagnostics/log';
import { t } from '@/utils/browser/i18n';
import type { MenuState } from '../kit/MenuButton';
import { optional } from '../kit/optional';
import { MenuItem, MenuList } from '../kit/MenuList';
import { useMenuFocus } from '../kit/use-menu-focus';
import { useServices, useSettings } from '../state/panel-context';
import { ModelItems } from './ModelItems';
import { mayHaveCitations } from './TurnAnswer';
import './AnswerMenuList.css';

// Few questions are asked twice.
const CompareAnswers = optional(async () => (await import('./CompareAnswers')).CompareAnswers);

export interface AnswerMenuProps {
  readonly turn: Turn;
  /** The ids of the turns that were asked in its place, itself among them. */
  readonly siblings: readonly string[];
  /** False where the question can't be asked again. */
  readonly mayAsk: boolean;
}

/** The menu of an answer: the forms that it is copied in, and the models that it may be asked again with. */
export function AnswerMenuList(props: AnswerMenuProps & MenuState) {
  const { turn, siblings, mayAsk, isOpen, isByKeyboard, onOpenChange, returnFocus } = props;
  const { panel } = useServices();
  const citations = useSettings((state) => state.settings.copiedCitations);
  const { enter, leave, close } = useMenuFocus(isByKeyboard, returnFocus);
  const { answer } = turn;
  const [outcome, setOutcome] = useOutcome();
  const [isComparing, setComparing] = useState(false);

  async function copy(form: CopiedForm) {
    const { copyAs } = await import('./copy-as');
    await copyAs(form, answer, { hasCitations: mayHaveCitations(turn), citations });
    setOutcome('copied');
  }
  const copyIn = (form: CopiedForm) => () =>
    void copy(form).catch((error: unknown) => {
      note('answer', 'failed', error);
      setOutcome('not_copied');
    });

  return (
    <>
      <MenuList
        isOpen={isOpen}
        label={t('more_answer')}
        align="start"
        onOpenChange={onOpenChange}
        enter={enter}
        onCloseAutoFocus={(event) => close(event, false)}
        onInteractOutside={leave}
      >
        {answer.text !== '' && <CopyItems copyIn={copyIn} />}
        {siblings.length > 1 && answer.text !== '' && (
          <MenuItem icon={Columns2} words={t('compare_answers')} onSelect={() => setComparing(true)} />
        )}
        {mayAsk && (
          <>
            {answer.text !== '' && <div className="menu-line" />}
            <DropdownMenu.Label className="menu-title">{t('ask_again_with')}</DropdownMenu.Label>
            <ModelItems
              chosen={answer.model}
              offersUsual={false}
              onChoose={(model) => void panel.askAgain(turn.id, undefined, model ?? undefined)}
            />
          </>
        )}
      </MenuList>
      {isComparing && (
        <Suspense>
          <CompareAnswers turn={turn} onClose={() => setComparing(false)} returnFocus={returnFocus} />
        </Suspense>
      )}
      <span className="answer-copied" role="status">
        {outcome && t(outcome)}
      </span>
    </>
  );
}

type CopiedForm = 'rich' | 'markdown' | 'plain';

/** The forms that an answer is copied in. */
function CopyItems({ copyIn }: { readonly copyIn: (form: CopiedForm) => () => void }) {
  return (
    <>
      <MenuItem icon={FileText} words={t('copy_rich')} onSelect={copyIn('rich')} />
      <MenuItem icon={FileCode} words={t('copy_markdown')} onSelect={copyIn('markdown')} />
      <MenuItem icon={AlignLeft} words={t('copy_plain')} onSelect={copyIn('plain')} />
    </>
  );
}

/** The time for which the outcome stays, in milliseconds: long enough to be noticed and read out. */
const SHOWN_MS = 3000;

/** The outcome of the last copy, for a while. */
function useOutcome() {
  const [outcome, setOutcome] = useState<'copied' | 'not_copied' | null>(null);
  useEffect(() => {
    if (!outcome) return undefined;
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  return [outcome, setOutcome] as const;
}
