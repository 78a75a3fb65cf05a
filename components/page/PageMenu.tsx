import { EllipsisVertical, SquarePen } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { t } from '@/utils/browser/i18n';
import { IconButton } from '../kit/IconButton';
import { usePanel, useServices } from '../state/panel-context';
import '../kit/Menu.css';

const loadList = async () => ({ default: (await import('./PageMenuList')).PageMenuList });
// It brings menus and dialogs along, which a panel can open without.
const PageMenuList = lazy(loadList);

/** The menu of the conversation and the page. */
export function PageMenu() {
  const { actions } = useServices();
  const hasTurns = usePanel((state) => (state.conversation?.turns.length ?? 0) > 0);
  const [isOpen, setOpen] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const [isByKeyboard, setByKeyboard] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);

  function open(isKey: boolean) {
    setWanted(true);
    setByKeyboard(isKey);
    setOpen(true);
  }

  return (
    <div className="page-menu">
      <IconButton
        icon={SquarePen}
        label={t('new_conversation')}
        disabled={!hasTurns}
        onClick={() => void actions.startOver()}
      />
      <IconButton
        ref={trigger}
        icon={EllipsisVertical}
        label={t('menu')}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={() => void loadList()}
        onFocus={() => void loadList()}
        // A click by the keyboard has a count of 0.
        onClick={(event) => (isOpen ? setOpen(false) : open(event.detail === 0))}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          open(true);
        }}
      />
      {isWanted && (
        <Suspense>
          <PageMenuList
            isOpen={isOpen}
            isByKeyboard={isByKeyboard}
            onOpenChange={setOpen}
            returnFocus={() => trigger.current?.focus()}
          />
        </Suspense>
      )}
    </div>
  );
}
