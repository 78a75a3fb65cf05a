import {
  Download,
  ExternalLink,
  ListChecks,
  Pencil,
  Pin,
  PinOff,
  Trash2,
  type LucideIcon,
} from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useCallback, useRef } from 'react';
import type { ConversationSummary } from '@/utils/storage/listed-conversations';
import { t } from '@/utils/browser/i18n';
import { NO_PAGE } from '@/utils/text/page-key';
import { MenuItem, MenuList } from '../kit/MenuList';
import { useSettings } from '../state/panel-context';
import type { RowActions } from './row-actions';

interface RowMenuProps {
  readonly summary: ConversationSummary;
  readonly name: string;
  readonly actions: RowActions;
  readonly isOpen: boolean;
  /** True if it was opened by keyboard: the focus then goes to its first item. */
  readonly isByKeyboard: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** Returns the focus to the button that opened the menu. */
  readonly returnFocus: () => void;
}

/** The menu of a conversation in the list. */
export function RowMenu(props: RowMenuProps) {
  const { summary, name, actions, isOpen, isByKeyboard, onOpenChange, returnFocus } = props;
  const mayExport = useSettings(({ policy }) => !policy.featuresOff.includes('export'));
  /** True if the chosen action gives the focus to something else. */
  const isElsewhere = useRef(false);

  const enter = useCallback(
    (list: HTMLDivElement | null) => {
      // The menu came too late to have seen the key itself.
      if (isByKeyboard) list?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    },
    [isByKeyboard],
  );

  function close(event: Event) {
    event.preventDefault();
    if (!isElsewhere.current) returnFocus();
    isElsewhere.current = false;
  }

  const item = (
    icon: LucideIcon,
    words: string,
    act: (one: ConversationSummary) => void,
    hasFocus: boolean,
  ) => (
    <MenuItem
      icon={icon}
      words={words}
      isDanger={icon === Trash2}
      onSelect={() => {
        isElsewhere.current = !hasFocus;
        act(summary);
      }}
    />
  );

  return (
    <MenuList
      isOpen={isOpen}
      label={t('more_for', name)}
      align="end"
      isOutside
      onOpenChange={onOpenChange}
      enter={enter}
      onCloseAutoFocus={close}
      onInteractOutside={leaveToButton}
    >
      {item(Pencil, t('rename'), actions.rename, false)}
      {item(summary.isPinned ? PinOff : Pin, t(summary.isPinned ? 'unpin' : 'pin'), actions.pin, true)}
      {item(ListChecks, t('select'), actions.toggle, false)}
      {summary.pageKey !== NO_PAGE && item(ExternalLink, t('open_page'), actions.openPage, true)}
      {mayExport && item(Download, t('export'), actions.exportIt, false)}
      <DropdownMenu.Separator className="menu-line" />
      {item(Trash2, t('delete'), actions.remove, false)}
    </MenuList>
  );
}

/** The button closes the menu by itself. */
function leaveToButton(event: Event): void {
  if (event.target instanceof Element && event.target.closest('[aria-haspopup="menu"]'))
    event.preventDefault();
}
