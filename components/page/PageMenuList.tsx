import { Eye, Globe, History, Settings, SquarePen, Trash2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import { conversationPage } from '@/utils/chat/conversation-pages';
import { t } from '@/utils/browser/i18n';
import { mayReach, requestOrigin } from '@/utils/browser/permissions';
import { ConfirmDialog } from '../kit/ConfirmDialog';
import { ConversationTotal } from './ConversationTotal';
import { focusQuestion } from '../kit/focus-question';
import { usePanel, useServices } from '../state/panel-context';

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
  const { actions, openSettings, openHistory, openPreview } = useServices();
  const hasTurns = usePanel((state) => (state.conversation?.turns.length ?? 0) > 0);
  const page = usePanel((state) => (state.page?.type === 'readable' ? state.page : null));
  const wasRead = usePanel(
    ({ conversation }) => conversation?.turns.some(({ attachment }) => attachment.page) ?? false,
  );
  const isInConversation = usePanel((state) => conversationPage(state) !== null);
  const hasPage = wasRead || isInConversation;
  const shownId = usePanel(({ conversation }) => conversation?.id ?? null);
  /** The conversation that the dialog asks about, even if another comes into view. */
  const [deleting, setDeleting] = useState<string | null>(null);
  /** True if a new conversation is on its way: the user's next step is a question. */
  const isFresh = useRef(false);
  /** True if the user has put the focus elsewhere. */
  const hasLeft = useRef(false);
  /** The page whose site the browser has not allowed us for good. */
  const [closedUrl, setClosedUrl] = useState<string | null>(null);
  // The menu came too late to have seen the key itself.
  const enter = useCallback(
    (list: HTMLDivElement | null) => {
      if (isByKeyboard) list?.querySelector<HTMLElement>('[role="menuitem"]:not([data-disabled])')?.focus();
    },
    [isByKeyboard],
  );
  const url = page && /^https?:/.test(page.url) ? page.url : null;

  useEffect(() => {
    if (!isOpen || url === null) return undefined;
    let isCurrent = true;
    const settle = (isReachable: boolean) => isCurrent && setClosedUrl(isReachable ? null : url);
    void mayReach(url).then(settle);
    return () => {
      isCurrent = false;
    };
  }, [isOpen, url]);

  function giveFocusBack() {
    if (!isFresh.current || !focusQuestion()) returnFocus();
    isFresh.current = false;
  }

  function startAfresh(start: () => Promise<void>) {
    isFresh.current = true;
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
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (deleting === null && !hasLeft.current) giveFocusBack();
            hasLeft.current = false;
          }}
          onInteractOutside={(event) => {
            // The button closes it by itself.
            if (event.target instanceof Element && event.target.closest('[aria-haspopup="menu"]')) {
              event.preventDefault();
            } else hasLeft.current = true;
          }}
        >
          <DropdownMenu.Item
            className="menu-item"
            disabled={!hasTurns}
            onSelect={() => startAfresh(actions.startOver)}
          >
            <SquarePen size={15} aria-hidden="true" />
            {t('new_conversation')}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={openHistory}>
            <History size={15} aria-hidden="true" />
            {t('conversations')}
          </DropdownMenu.Item>
          {hasPage && (
            <DropdownMenu.Item className="menu-item" onSelect={() => openPreview({ returnFocus })}>
              <Eye size={15} aria-hidden="true" />
              {t('what_kimi_sees')}
            </DropdownMenu.Item>
          )}
          {url !== null && url === closedUrl && (
            <DropdownMenu.Item className="menu-item" onSelect={() => void requestOrigin(url)}>
              <Globe size={15} aria-hidden="true" />
              {t('always_allow', new URL(url).host)}
            </DropdownMenu.Item>
          )}
          <DropdownMenu.Item className="menu-item" onSelect={() => openSettings()}>
            <Settings size={15} aria-hidden="true" />
            {t('settings')}
          </DropdownMenu.Item>
          <DropdownMenu.Separator className="menu-line" />
          <DropdownMenu.Item
            className="menu-item menu-danger"
            disabled={!hasTurns}
            onSelect={() => setDeleting(shownId)}
          >
            <Trash2 size={15} aria-hidden="true" />
            {t('delete_conversation')}
          </DropdownMenu.Item>
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
        returnFocus={giveFocusBack}
      />
    </>
  );
}
