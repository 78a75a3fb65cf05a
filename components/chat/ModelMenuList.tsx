import { t } from '@/utils/browser/i18n';
import type { MenuState } from '../kit/MenuButton';
import { MenuList } from '../kit/MenuList';
import { useMenuFocus } from '../kit/use-menu-focus';
import { usePanel, useServices } from '../state/panel-context';
import { ModelItems } from './ModelItems';

/** The menu of the models that the next questions of the conversation may go to. */
export function ModelMenuList({ isOpen, isByKeyboard, onOpenChange, returnFocus }: MenuState) {
  const { panel } = useServices();
  const chosen = usePanel(({ models, conversation }) => models[conversation?.id ?? ''] ?? null);
  const { enter, leave, close } = useMenuFocus(isByKeyboard, returnFocus);
  return (
    <MenuList
      isOpen={isOpen}
      label={t('model_choice')}
      align="end"
      onOpenChange={onOpenChange}
      enter={enter}
      onCloseAutoFocus={(event) => close(event, false)}
      onInteractOutside={leave}
    >
      <ModelItems chosen={chosen} offersUsual onChoose={panel.chooseModel} />
    </MenuList>
  );
}
