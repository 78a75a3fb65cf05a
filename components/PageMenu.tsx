import { EllipsisVertical, Globe, History, Settings, SquarePen, Trash2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef, useState } from 'react';
import { t } from '@/utils/i18n';
import { mayReach, requestOrigin } from '@/utils/permissions';
import { ConfirmDialog } from './ConfirmDialog';
import { EarlierDialog } from './EarlierDialog';
import { IconButton } from './IconButton';
import { usePanel, useServices } from './panel-context';
import './PageMenu.css';

/** What can be done with the conversation and the page. */
export function PageMenu() {
  const { actions, openSettings } = useServices();
  const hasTurns = usePanel((state) => (state.conversation?.turns.length ?? 0) > 0);
  const page = usePanel((state) => (state.page?.type === 'readable' ? state.page : null));
  const [dialog, setDialog] = useState<'earlier' | 'delete' | null>(null);
  const [mayAllow, setMayAllow] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const focusTrigger = () => trigger.current?.focus();
  const closeDialog = () => setDialog(null);

  async function open(isOpen: boolean) {
    if (isOpen) setMayAllow(page !== null && /^https?:/.test(page.url) && !(await mayReach(page.url)));
  }

  return (
    <div className="page-menu">
      <IconButton
        icon={SquarePen}
        label={t('new_conversation')}
        disabled={!hasTurns}
        onClick={() => void actions.startOver()}
      />
      <DropdownMenu.Root onOpenChange={(isOpen) => void open(isOpen)}>
        <DropdownMenu.Trigger asChild>
          <IconButton ref={trigger} icon={EllipsisVertical} label={t('menu')} />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="page-menu-list" align="end" sideOffset={4} collisionPadding={8}>
            <DropdownMenu.Item
              className="page-menu-item"
              disabled={!hasTurns}
              onSelect={() => void actions.startOver()}
            >
              <SquarePen size={15} aria-hidden="true" />
              {t('new_conversation')}
            </DropdownMenu.Item>
            <DropdownMenu.Item className="page-menu-item" onSelect={() => setDialog('earlier')}>
              <History size={15} aria-hidden="true" />
              {t('earlier_conversations')}
            </DropdownMenu.Item>
            {mayAllow && page && (
              <DropdownMenu.Item className="page-menu-item" onSelect={() => void requestOrigin(page.url)}>
                <Globe size={15} aria-hidden="true" />
                {t('always_allow', new URL(page.url).host)}
              </DropdownMenu.Item>
            )}
            <DropdownMenu.Item className="page-menu-item" onSelect={openSettings}>
              <Settings size={15} aria-hidden="true" />
              {t('settings')}
            </DropdownMenu.Item>
            <DropdownMenu.Separator className="page-menu-line" />
            <DropdownMenu.Item
              className="page-menu-item page-menu-danger"
              disabled={!hasTurns}
              onSelect={() => setDialog('delete')}
            >
              <Trash2 size={15} aria-hidden="true" />
              {t('delete_conversation')}
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <EarlierDialog isOpen={dialog === 'earlier'} onClose={closeDialog} returnFocus={focusTrigger} />
      <ConfirmDialog
        isOpen={dialog === 'delete'}
        title={t('delete_question')}
        explanation={t('delete_explanation')}
        confirm={t('delete')}
        onConfirm={() => void actions.deleteConversation()}
        onClose={closeDialog}
        returnFocus={focusTrigger}
      />
    </div>
  );
}
