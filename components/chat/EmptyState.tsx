import { BookOpenText } from 'lucide-react';
import { Suspense } from 'react';
import { t } from '@/utils/browser/i18n';
import { PRESET_NAMES, type Preset } from '@/utils/prompts/presets';
import { Logo } from '../kit/Logo';
import { usePanel, useServices } from '../state/panel-context';
import { useOtherPage } from '../state/use-other-page';
import { Button } from '../kit/Button';
import { optional } from '../kit/optional';
import './EmptyState.css';

const AskTogether = optional(async () => (await import('../page/AskTogether')).AskTogether);

const SUGGESTIONS: readonly Preset[] = ['main-points', 'simply', 'missing'];

/** The conversation before its first question: what to do, and suggestions where a page can be read. */
export function EmptyState() {
  const isOther = useOtherPage();
  const isReadable = usePanel((state) => state.page?.type === 'readable') && !isOther;
  const hasSelection = usePanel((state) => state.draft.selection !== null);
  if (hasSelection) {
    return (
      <div className="empty-state">
        <h2 className="empty-state-title">{t('empty_selection_title')}</h2>
        <p className="empty-state-text">{t('empty_selection_text')}</p>
      </div>
    );
  }
  if (!isReadable) {
    return (
      <div className="empty-state">
        <Logo size={36} />
        <h2 className="empty-state-title">{t('empty_pageless_title')}</h2>
        <p className="empty-state-text">{t('empty_pageless_text')}</p>
      </div>
    );
  }
  return (
    <div className="empty-state">
      <Logo size={36} />
      <h2 className="empty-state-title">{t('empty_title')}</h2>
      <Suggestions />
    </div>
  );
}

function Suggestions() {
  const { panel } = useServices();
  const isAsking = usePanel((state) => state.isAsking);
  const previous = usePanel((state) => state.previous);
  return (
    <>
      <div className="empty-state-main">
        <Button
          look="primary"
          disabled={isAsking}
          onClick={() => void panel.ask('summarise', t('summarise_question'))}
        >
          <BookOpenText size={16} aria-hidden="true" />
          {t('summarise_question')}
        </Button>
      </div>
      <ul className="empty-state-suggestions">
        {SUGGESTIONS.map((preset) => (
          <li key={preset}>
            <button
              type="button"
              className="empty-state-suggestion"
              disabled={isAsking}
              onClick={() => void panel.ask('ask', t(PRESET_NAMES[preset]), { preset })}
            >
              {t(PRESET_NAMES[preset])}
            </button>
          </li>
        ))}
      </ul>
      {previous && (
        <Suspense>
          <AskTogether previous={previous} />
        </Suspense>
      )}
    </>
  );
}
