import { Suspense } from 'react';
import { t } from '@/utils/browser/i18n';
import { Quote } from './Quote';
import { usePanel, useServices } from '../state/panel-context';
import { useAnswerSelection } from './use-answer-selection';
import { optional } from '../kit/optional';

// Few questions have a selection, of the page or of an answer.
const SelectionActions = optional(async () => (await import('./SelectionActions')).SelectionActions);
const SelectionOffer = optional(async () => (await import('./SelectionOffer')).SelectionOffer);
const AnswerQuote = optional(async () => (await import('./AnswerQuote')).AnswerQuote);

interface ComposerSelectionProps {
  /** True if a question would be accepted at this moment. */
  readonly mayAsk: boolean;
}

/** The selection that the question is about, or the one on the page that it could be about. */
export function ComposerSelection({ mayAsk }: ComposerSelectionProps) {
  const { panel } = useServices();
  const attached = usePanel((state) => state.draft.selection);
  const offered = usePanel((state) => (state.draft.selection ? null : state.offered));

  return (
    <>
      <p className="visually-hidden" role="status">
        {offered && t('selection_offered')}
      </p>
      {offered && (
        <Suspense>
          <SelectionOffer offered={offered} mayAsk={mayAsk} />
        </Suspense>
      )}
      {attached && (
        <div className="composer-selection">
          <Quote text={attached.text} onRemove={() => panel.attach(null)} />
          <Suspense>
            <SelectionActions mayAsk={mayAsk} />
          </Suspense>
        </div>
      )}
    </>
  );
}

/** The button that quotes the selected part of an answer, where one is selected. */
export function ComposerQuote() {
  return (
    useAnswerSelection() && (
      <Suspense>
        <AnswerQuote />
      </Suspense>
    )
  );
}
