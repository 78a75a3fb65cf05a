import type { LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';

interface MenuListProps {
  readonly isOpen: boolean;
  readonly label: string;
  readonly align: 'start' | 'end';
  /** True where what it stands in would cut it off, as a row of a long list does. */
  readonly isOutside?: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** Called with the list when it appears. */
  readonly enter: (list: HTMLDivElement | null) => void;
  /** Called before the focus leaves the menu that closes. */
  readonly onCloseAutoFocus: (event: Event) => void;
  readonly onInteractOutside: (event: Event) => void;
  readonly children: ReactNode;
}

/** The list of a menu, anchored at the `MenuButton` that it stands in. */
export function MenuList(props: MenuListProps) {
  const {
    isOpen,
    label,
    align,
    isOutside = false,
    onOpenChange,
    enter,
    onCloseAutoFocus,
    onInteractOutside,
    children,
  } = props;
  const list = (
    <DropdownMenu.Content
      ref={enter}
      className="menu-list"
      align={align}
      sideOffset={4}
      collisionPadding={8}
      aria-label={label}
      aria-labelledby={undefined}
      onCloseAutoFocus={onCloseAutoFocus}
      onInteractOutside={onInteractOutside}
    >
      {children}
    </DropdownMenu.Content>
  );
  return (
    // A modal menu would hide the rest from screen readers alone, and leave it to the keyboard.
    <DropdownMenu.Root open={isOpen} modal={false} onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger asChild>
        <span className="menu-anchor" aria-hidden="true" />
      </DropdownMenu.Trigger>
      {isOutside ? <DropdownMenu.Portal>{list}</DropdownMenu.Portal> : list}
    </DropdownMenu.Root>
  );
}

interface MenuItemProps {
  readonly icon: LucideIcon;
  readonly words: string;
  readonly isDanger?: boolean;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}

export function MenuItem({ icon: Icon, words, isDanger = false, disabled = false, onSelect }: MenuItemProps) {
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
