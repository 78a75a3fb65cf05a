import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { t } from '@/utils/browser/i18n';
import { ConfirmDialog } from '../kit/ConfirmDialog';
import { ConversationTotal } from './ConversationTotal';
import { PageMenuItems } from './PageMenuItems';
import { useClosedSite } from './use-closed-site';
import { useMenuFocus } from './use-menu-focus';
import { useServices } from '../state/panel-context';

interface PageMenuListProps {
  readonly isOpen: boolean;
  /** True if it was opened by keyboard: the focus then goes to its first item. */
  readonly isByKeyboard: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** Returns the focus to the button that opened the menu. */
  readonly returnFocus: () => void;
}

/** The menu itself, and the dialog that it leads to. */
export function PageMenuList({ isOpen, isByKeyboard, onOpenChange, returnFocus }: PageMenuListProps) {
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
      {/* A modal menu would hide the rest from screen readers alone, and leave it to the keyboard. */}
      <DropdownMenu.Root open={isOpen} modal={false} onOpenChange={onOpenChange}>
        {/* The menu is anchored here; the button beside it opens it. */}
        <DropdownMenu.Trigger asChild>
          <span className="page-menu-anchor" aria-hidden="true" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Content
          ref={enter}
          className="menu-list"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t('menu')}
          aria-labelledby={undefined}
          onCloseAutoFocus={(event) => close(event, deleting !== null)}
          onInteractOutside={leave}
        >
          <PageMenuItems
            closedUrl={closedUrl}
            onStartOver={() => startAfresh(actions.startOver)}
            onDelete={setDeleting}
            returnFocus={returnFocus}
          />
          <ConversationTotal />
        </DropdownMenu.Content>
      </DropdownMenu.Root>
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
