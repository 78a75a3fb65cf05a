import { BookOpenText, Languages, Lightbulb } from 'lucide-react';
import { scopeOf } from '@/utils/chat/draft';
import { t } from '@/utils/browser/i18n';
import { usePanel, useServices } from '../state/panel-context';
import { useNextPage } from '../state/use-next-page';
import './SelectionActions.css';

interface SelectionActionsProps {
  /** True if a question would be accepted at this moment. */
  readonly mayAsk: boolean;
}

/** The questions about the attached selection that a click asks. */
export function SelectionActions({ mayAsk }: SelectionActionsProps) {
  const { panel } = useServices();
  const isWhole = usePanel(scopeOf) === 'page';
  const hasPage = useNextPage().type !== 'none';
  const hidden = usePanel((state) =>
    state.hidden?.selection === state.draft.selection ? state.hidden : null,
  );
  return (
    <div className="selection-actions">
      {hidden && (
        <p className="selection-secrets">
          {t('selection_secrets')}{' '}
          <button type="button" className="selection-secrets-send" onClick={() => panel.attach(hidden.bare)}>
            {t('send_secrets')}
          </button>
        </p>
      )}
      <button
        type="button"
        className="composer-chip"
        disabled={!mayAsk}
        onClick={() => void panel.ask('explain', t('explain_question'))}
      >
        <Lightbulb size={14} aria-hidden="true" />
        {t('menu_explain')}
      </button>
      <button
        type="button"
        className="composer-chip"
        disabled={!mayAsk}
        onClick={() => void panel.ask('translate', t('translate_question'))}
      >
        <Languages size={14} aria-hidden="true" />
        {t('menu_translate')}
      </button>
      {hasPage && (
        <button
          type="button"
          className="composer-chip"
          aria-pressed={isWhole}
          onClick={() => panel.choose(isWhole ? 'around' : 'page')}
        >
          <BookOpenText size={14} aria-hidden="true" />
          {t('with_whole_page')}
        </button>
      )}
    </div>
  );
}
