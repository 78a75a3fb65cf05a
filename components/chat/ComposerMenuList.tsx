import { MessageSquareText } from 'lucide-react';
import { t } from '@/utils/browser/i18n';
import type { MenuState } from '../kit/MenuButton';
import { MenuItem, MenuList } from '../kit/MenuList';
import { useMenuFocus } from '../kit/use-menu-focus';

interface ComposerMenuListProps extends MenuState {
  readonly onPrompts: () => void;
}

/** The menu of the things that can be added to a question. After each entry the focus is in the field. */
export function ComposerMenuList(props: ComposerMenuListProps) {
  const { isOpen, isByKeyboard, onOpenChange, returnFocus, onPrompts } = props;
  const { enter, awaitQuestion, leave, close } = useMenuFocus(isByKeyboard, returnFocus);

  function choose(act: () => void): () => void {
    return () => {
      awaitQuestion();
      act();
    };
  }

  return (
    <MenuList
      isOpen={isOpen}
      label={t('add_to_question')}
      align="start"
      onOpenChange={onOpenChange}
      enter={enter}
      onCloseAutoFocus={(event) => close(event, false)}
      onInteractOutside={leave}
    >
      <MenuItem icon={MessageSquareText} words={t('prompts')} onSelect={choose(onPrompts)} />
    </MenuList>
  );
}
