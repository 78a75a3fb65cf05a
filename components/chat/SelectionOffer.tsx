import { Languages, Lightbulb, MessageSquareQuote, X } from 'lucide-react';
import type { Action } from '@/utils/chat/conversation';
import type { SelectionAsSent } from '@/utils/tab/selection-as-sent';
import { t } from '@/utils/browser/i18n';
import { IconButton } from '../kit/IconButton';
import { useServices } from '../state/panel-context';
import './SelectionOffer.css';

interface SelectionOfferProps {
  readonly offered: SelectionAsSent;
  /** True if a question would be accepted at this moment. */
  readonly mayAsk: boolean;
}

/** The selection on the page, which is not part of the question yet, with what can be asked about it. */
export function SelectionOffer({ offered, mayAsk }: SelectionOfferProps) {
  const { panel } = useServices();
  const { selection, bare } = offered;

  function ask(action: Exclude<Action, 'ask' | 'summarise'>) {
    panel.attach(selection, bare);
    void panel.ask(action, t(`${action}_question`));
  }

  return (
    <div className="selection-offer" role="group" aria-label={t('selected_on_page')}>
      <div className="selection-offer-head">
        <q className="selection-offer-text" dir="auto">
          {selection.text}
        </q>
        <IconButton icon={X} label={t('decline_selection')} onClick={panel.declineSelection} />
      </div>
      <div className="selection-offer-actions">
        <button type="button" className="composer-chip" onClick={() => panel.attach(selection, bare)}>
          <MessageSquareQuote size={14} aria-hidden="true" />
          {t('ask_about_this')}
        </button>
        <button type="button" className="composer-chip" disabled={!mayAsk} onClick={() => ask('explain')}>
          <Lightbulb size={14} aria-hidden="true" />
          {t('menu_explain')}
        </button>
        <button type="button" className="composer-chip" disabled={!mayAsk} onClick={() => ask('translate')}>
          <Languages size={14} aria-hidden="true" />
          {t('menu_translate')}
        </button>
      </div>
    </div>
  );
}
