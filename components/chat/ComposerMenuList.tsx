import { Crop, FileUp, MessageSquareText, Monitor, PanelsTopLeft } from 'lucide-react';
import { t } from '@/utils/browser/i18n';
import type { MenuState } from '../kit/MenuButton';
import { MenuItem, MenuList } from '../kit/MenuList';
import { useMenuFocus } from '../kit/use-menu-focus';
import { usePanel, useServices } from '../state/panel-context';
import { chooseFiles } from './choose-files';

/** The kinds of files that can be attached. */
const FILES = 'image/*,text/*,.pdf,.md,.markdown,.csv,.tsv,.json,.log';

interface ComposerMenuListProps extends MenuState {
  readonly onPrompts: () => void;
  readonly onTabs: () => void;
}

/** The menu of the things that can be added to a question. After each entry the focus is in the field. */
export function ComposerMenuList(props: ComposerMenuListProps) {
  const { isOpen, isByKeyboard, onOpenChange, returnFocus, onPrompts, onTabs } = props;
  const { enter, awaitQuestion, leave, close } = useMenuFocus(isByKeyboard, returnFocus);

  const { actions } = useServices();
  const isReadable = usePanel(({ page }) => page?.type === 'readable');

  function capture(part: 'view' | 'region') {
    void actions.capturePicture(part);
  }

  async function addFiles() {
    await actions.addFiles(await chooseFiles(FILES));
  }

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
      {isReadable && (
        <>
          <MenuItem icon={Monitor} words={t('picture_view')} onSelect={choose(() => capture('view'))} />
          <MenuItem icon={Crop} words={t('picture_region')} onSelect={choose(() => capture('region'))} />
        </>
      )}
      <MenuItem icon={FileUp} words={t('choose_files')} onSelect={choose(() => void addFiles())} />
      <MenuItem icon={PanelsTopLeft} words={t('add_tabs')} onSelect={choose(onTabs)} />
      <MenuItem icon={MessageSquareText} words={t('prompts')} onSelect={choose(onPrompts)} />
    </MenuList>
  );
}
