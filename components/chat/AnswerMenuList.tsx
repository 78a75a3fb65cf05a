import { AlignLeft, FileCode, FileText } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { Turn } from '@/utils/chat/conversation';
import { dropped } from '@/utils/diagnostics/log';
import { t } from '@/utils/browser/i18n';
import type { MenuState } from '../kit/MenuButton';
import { MenuItem, MenuList } from '../kit/MenuList';
import { useMenuFocus } from '../kit/use-menu-focus';
import { useServices, useSettings } from '../state/panel-context';
import { ModelItems } from './ModelItems';
import { mayHaveCitations } from './TurnAnswer';

export interface AnswerMenuProps {
  readonly turn: Turn;
  /** False where the question can't be asked again. */
  readonly mayAsk: boolean;
  /** Called once the answer is on the clipboard. */
  readonly onCopied: () => void;
}

/** The menu of an answer: the forms that it is copied in, and the models that it may be asked again with. */
export function AnswerMenuList(props: AnswerMenuProps & MenuState) {
  const { turn, mayAsk, onCopied, isOpen, isByKeyboard, onOpenChange, returnFocus } = props;
  const { panel } = useServices();
  const citations = useSettings((state) => state.settings.copiedCitations);
  const { enter, leave, close } = useMenuFocus(isByKeyboard, returnFocus);
  const { answer } = turn;

  async function copy(form: 'rich' | 'markdown' | 'plain') {
    const { copyAs } = await import('./copy-as');
    await copyAs(form, answer, { hasCitations: mayHaveCitations(turn), citations });
    onCopied();
  }
  const copyIn = (form: 'rich' | 'markdown' | 'plain') => () =>
    void copy(form).catch(dropped('answer', 'failed'));

  return (
    <MenuList
      isOpen={isOpen}
      label={t('more_answer')}
      align="start"
      onOpenChange={onOpenChange}
      enter={enter}
      onCloseAutoFocus={(event) => close(event, false)}
      onInteractOutside={leave}
    >
      {answer.text !== '' && (
        <>
          <MenuItem icon={FileText} words={t('copy_rich')} onSelect={copyIn('rich')} />
          <MenuItem icon={FileCode} words={t('copy_markdown')} onSelect={copyIn('markdown')} />
          <MenuItem icon={AlignLeft} words={t('copy_plain')} onSelect={copyIn('plain')} />
        </>
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
  );
}
