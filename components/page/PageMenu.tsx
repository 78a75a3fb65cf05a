import { EllipsisVertical, SquarePen } from 'lucide-react';
import { lazy } from 'react';
import { t } from '@/utils/browser/i18n';
import { IconButton } from '../kit/IconButton';
import { MenuButton } from '../kit/MenuButton';
import { usePanel, useServices } from '../state/panel-context';
import './PageMenu.css';

const loadList = async () => ({ default: (await import('./PageMenuList')).PageMenuList });
const PageMenuList = lazy(loadList);

/** The menu of the conversation and the page. */
export function PageMenu() {
  const { actions } = useServices();
  const hasTurns = usePanel((state) => (state.conversation?.turns.length ?? 0) > 0);
  return (
    <div className="page-menu">
      <IconButton
        icon={SquarePen}
        label={t('new_conversation')}
        disabled={!hasTurns}
        onClick={() => void actions.startOver()}
      />
      <MenuButton icon={EllipsisVertical} label={t('menu')} list={PageMenuList} load={loadList} rest={{}} />
    </div>
  );
}
