import { Suspense } from 'react';
import { t } from '@/utils/browser/i18n';
import { optional } from '../kit/optional';
import { usePanel, useServices } from '../state/panel-context';
import { useGivenFiles } from './use-given-files';

// Few questions have pictures or files.
const DraftFile = optional(async () => (await import('./DraftFile')).DraftFile);
const DraftTabs = optional(async () => (await import('./DraftTabs')).DraftTabs);
const DraftPictures = optional(async () => (await import('./DraftPictures')).DraftPictures);

/** The files that were given to the composer, and the place where more are dropped. */
export function GivenFiles() {
  const { actions } = useServices();
  const pictures = usePanel((state) => state.draft.pictures);
  const file = usePanel((state) => state.draft.file);
  const hasTabs = usePanel((state) => state.draft.tabs !== undefined);
  const isOver = useGivenFiles(actions.addFiles);
  return (
    <>
      {isOver && <p className="composer-drop">{t('drop_files')}</p>}
      {file && (
        <Suspense>
          <DraftFile file={file} />
        </Suspense>
      )}
      {hasTabs && (
        <Suspense>
          <DraftTabs />
        </Suspense>
      )}
      {pictures && (
        <Suspense>
          <DraftPictures pictures={pictures} />
        </Suspense>
      )}
    </>
  );
}
