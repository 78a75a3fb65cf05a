import { useState } from 'react';
import { t } from '@/utils/browser/i18n';
import { ConfirmDialog } from '../kit/ConfirmDialog';
import type { MenuState } from '../kit/MenuButton';
import { MenuList } from '../kit/MenuList';
import { useMenuFocus } from '../kit/use-menu-focus';
import { ConversationTotal } from './ConversationTotal';
import { PageMenuItems } from './PageMenuItems';
import { useClosedSite } from './use-closed-site';
import { useServices } from '../state/panel-context';

/** The menu itself, and the dialog that it leads to. */
export function PageMenuList({ isOpen, isByKeyboard, onOpenChange, returnFocus }: MenuState) {
  const { actions } = useServices();
  const closedUrl = useClosedSite(isOpen);
  /** The conversation that the dialog asks about, even if another comes into view. */
  const [deleting, setDeleting] = useState<string | null>(null);
  const { enter, awaitQuestion, giveBack, leave, close } = useMenuFocus(isByKeyboard, returnFocus);

  function startAfresh(start: () => Promise<void>) {
    awaitQuestion();
    void start();
  }

  return (
    <>
      <MenuList
        isOpen={isOpen}
        label={t('menu')}
        align="end"
        onOpenChange={onOpenChange}
        enter={enter}
        onCloseAutoFocus={(event) => close(event, deleting !== null)}
        onInteractOutside={leave}
      >
        <PageMenuItems
          closedUrl={closedUrl}
          onStartOver={() => startAfresh(actions.startOver)}
          onTemporary={() => startAfresh(async () => actions.startTemporary())}
          onDelete={setDeleting}
          returnFocus={returnFocus}
        />
        <ConversationTotal />
      </MenuList>
      <ConfirmDialog
        isOpen={deleting !== null}
        title={t('delete_question')}
        explanation={t('delete_explanation')}
        confirm={t('delete')}
        onConfirm={() =>
          startAfresh(async () => {
            if (deleting !== null) await actions.deleteConversation(deleting);
          })
        }
        onClose={() => setDeleting(null)}
        returnFocus={giveBack}
      />
    </>
  );
}
