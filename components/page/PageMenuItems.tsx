import { Eye, Globe, History, Settings, SquarePen, Trash2, type LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { conversationPage } from '@/utils/chat/conversation-pages';
import { t } from '@/utils/browser/i18n';
import { requestOrigin } from '@/utils/browser/permissions';
import { usePanel, useServices } from '../state/panel-context';

interface PageMenuItemsProps {
  /** The page whose site could be allowed for good. */
  readonly closedUrl: string | null;
  readonly onStartOver: () => void;
  /** Called with the conversation that is to be deleted. */
  readonly onDelete: (conversationId: string | null) => void;
  /** Returns the focus to the button that opened the menu. */
  readonly returnFocus: () => void;
}

/** The entries of the menu. */
export function PageMenuItems({ closedUrl, onStartOver, onDelete, returnFocus }: PageMenuItemsProps) {
  const { openSettings, openHistory, openPreview } = useServices();
  const shownId = usePanel(({ conversation }) => conversation?.id ?? null);
  const hasTurns = usePanel((state) => (state.conversation?.turns.length ?? 0) > 0);
  const wasRead = usePanel(
    ({ conversation }) => conversation?.turns.some(({ attachment }) => attachment.page) ?? false,
  );
  const isInConversation = usePanel((state) => conversationPage(state) !== null);
  return (
    <>
      <Item icon={SquarePen} words={t('new_conversation')} disabled={!hasTurns} onSelect={onStartOver} />
      <Item icon={History} words={t('conversations')} onSelect={openHistory} />
      {(wasRead || isInConversation) && (
        <Item icon={Eye} words={t('what_kimi_sees')} onSelect={() => openPreview({ returnFocus })} />
      )}
      {closedUrl !== null && (
        <Item
          icon={Globe}
          words={t('always_allow', new URL(closedUrl).host)}
          onSelect={() => void requestOrigin(closedUrl)}
        />
      )}
      <Item icon={Settings} words={t('settings')} onSelect={() => openSettings()} />
      <DropdownMenu.Separator className="menu-line" />
      <Item
        icon={Trash2}
        words={t('delete_conversation')}
        isDanger
        disabled={!hasTurns}
        onSelect={() => onDelete(shownId)}
      />
    </>
  );
}

interface ItemProps {
  readonly icon: LucideIcon;
  readonly words: string;
  readonly isDanger?: boolean;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}

function Item({ icon: Icon, words, isDanger = false, disabled = false, onSelect }: ItemProps) {
  return (
    <DropdownMenu.Item
      className={`menu-item${isDanger ? ' menu-danger' : ''}`}
      disabled={disabled}
      onSelect={onSelect}
    >
      <Icon size={15} aria-hidden="true" />
      {words}
    </DropdownMenu.Item>
  );
}
