import { Suspense } from 'react';
import { changedWords } from '../page/page-changes';
import { usePanel } from '../state/panel-context';
import { optional } from '../kit/optional';

// Few pages change meanwhile, and few questions are refused.
const PageChanged = optional(async () => (await import('../page/PageChanged')).PageChanged);
const Refusal = optional(async () => (await import('./Refusal')).Refusal);

/** The notices above the composer: the page has changed, or the question was refused. */
export function ComposerNotices() {
  const refusal = usePanel((state) => state.refusal);
  // Once the notice is dismissed, only the chip tells of the change.
  const hasChanged = usePanel((state) => state.reading.wantsNew !== false && changedWords(state) !== null);
  return (
    <>
      {hasChanged && (
        <Suspense>
          <PageChanged isDismissible />
        </Suspense>
      )}
      {refusal && (
        <div role="alert">
          <Suspense>
            <Refusal refusal={refusal} />
          </Suspense>
        </div>
      )}
    </>
  );
}
