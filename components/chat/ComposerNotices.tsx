import { Suspense } from 'react';
import { changedWords } from '../page/page-changes';
import type { PanelState } from '@/utils/panel/panel-state';
import { usePanel } from '../state/panel-context';
import { optional } from '../kit/optional';

// Few pages change meanwhile, and few questions are refused.
const PageChanged = optional(async () => (await import('../page/PageChanged')).PageChanged);
const PageHeld = optional(async () => (await import('../page/PageHeld')).PageHeld);
const MarkingRegion = optional(async () => (await import('./MarkingRegion')).MarkingRegion);
const TakingFile = optional(async () => (await import('./TakingFile')).TakingFile);
const ScannedFile = optional(async () => (await import('./ScannedFile')).ScannedFile);
const Refusal = optional(async () => (await import('./Refusal')).Refusal);

/** The notices above the composer: the page has changed, perhaps as a question was asked, or one was refused. */
export function ComposerNotices() {
  const isHeld = usePanel((state) => state.reading.held !== null);
  const scan = usePanel(scanBeside);
  const taking = usePanel((state) => state.taking[0]);
  const isMarking = usePanel((state) => state.isMarking);
  const refusal = usePanel((state) => state.refusal);
  // Once the notice is dismissed, only the chip tells of the change.
  const hasChanged = usePanel((state) => state.reading.wantsNew !== false && changedWords(state) !== null);
  return (
    <>
      {isHeld ? (
        <Suspense>
          <PageHeld />
        </Suspense>
      ) : (
        hasChanged && (
          <Suspense>
            <PageChanged isDismissible />
          </Suspense>
        )
      )}
      {isMarking && (
        <Suspense>
          <MarkingRegion />
        </Suspense>
      )}
      <div role="status">
        {taking && (
          <Suspense>
            <TakingFile file={taking} />
          </Suspense>
        )}
      </div>
      {scan && (
        <div role="status">
          <Suspense>
            <ScannedFile scan={scan} />
          </Suspense>
        </div>
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

/** The scan that is offered: one that a tab shows, beside that page alone. */
function scanBeside({ scan, page }: PanelState) {
  return scan?.pageKey === undefined || (page?.type === 'readable' && page.key === scan.pageKey)
    ? scan
    : null;
}
