import type { LucideIcon } from 'lucide-react';
import {
  Suspense,
  useRef,
  useState,
  type ComponentProps,
  type ComponentType,
  type LazyExoticComponent,
} from 'react';
import { IconButton } from './IconButton';
import './Menu.css';

/** The state of a menu, which its button keeps. */
export interface MenuState {
  readonly isOpen: boolean;
  /** True if it was opened by keyboard: the focus then goes to its first item. */
  readonly isByKeyboard: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** Returns the focus to the button that opened the menu. */
  readonly returnFocus: () => void;
}

interface MenuButtonProps<Rest extends object> {
  readonly icon: LucideIcon;
  readonly label: string;
  /** The words that stand before the icon; absent for the icon alone. */
  readonly words?: string;
  /** The menu, which brings menus and dialogs along that a panel can open without. */
  readonly list: LazyExoticComponent<ComponentType<MenuState & Rest>>;
  /** Loads it ahead of the click. */
  readonly load: () => Promise<unknown>;
  /** The other properties of the menu. */
  readonly rest: Rest;
}

/** A button that opens a menu, which is loaded for it. */
export function MenuButton<Rest extends object>(props: MenuButtonProps<Rest>) {
  const { icon: Icon, label, words, list: List, load, rest } = props;
  const [isOpen, setOpen] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const [isByKeyboard, setByKeyboard] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);

  function open(isKey: boolean) {
    setWanted(true);
    setByKeyboard(isKey);
    setOpen(true);
  }

  const state: MenuState = {
    isOpen,
    isByKeyboard,
    onOpenChange: setOpen,
    returnFocus: () => trigger.current?.focus(),
  };
  const control: ComponentProps<'button'> = {
    ref: trigger,
    'aria-haspopup': 'menu',
    'aria-expanded': isOpen,
    onPointerEnter: () => void load(),
    onFocus: () => void load(),
    // A click by the keyboard has a count of 0.
    onClick: (event) => (isOpen ? setOpen(false) : open(event.detail === 0)),
    onKeyDown: (event) => {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      open(true);
    },
  };
  return (
    <span className="menu-button">
      {words === undefined ? (
        <IconButton {...control} icon={Icon} label={label} />
      ) : (
        <button {...control} type="button" className="menu-words" aria-label={label} data-tip={label}>
          <span className="menu-words-text">{words}</span>
          <Icon size={13} aria-hidden="true" />
        </button>
      )}
      {isWanted && (
        <Suspense>
          <List {...rest} {...state} />
        </Suspense>
      )}
    </span>
  );
}
