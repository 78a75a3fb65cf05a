import { RotateCw } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { SelectionCapture } from '@/utils/page/capture';
import type { ReadingMode } from '@/utils/page/reading';
import { omittedNow } from '@/utils/panel/next-page';
import { t } from '@/utils/browser/i18n';
import { failureSentence } from '../failure/failure-words';
import { IconButton } from '../kit/IconButton';
import { PageChanged } from '../page/PageChanged';
import { usePanel, useServices } from '../state/panel-context';
import { Segments } from '../kit/Segments';
import { KnownPreview } from './KnownPreview';
import { PreviewedPage } from './PreviewedPage';
import { useNextPage } from '../state/use-next-page';

const MODES: readonly { readonly value: ReadingMode; readonly key: 'main_text' | 'whole_page' }[] = [
  { value: 'main', key: 'main_text' },
  { value: 'whole', key: 'whole_page' },
];

interface PagePreviewProps {
  /** Asks about a part of the page. */
  readonly onAsk: (selection: SelectionCapture) => void;
}

/** The preview of what the next question sends of the page beside the panel, with the choices about it. */
export function PagePreview({ onAsk }: PagePreviewProps) {
  const { panel } = useServices();
  const { tab, isReading, failure } = usePanel((state) => state.reading);
  const isKnown = tab !== null || isReading || failure !== null;
  const mode = tab?.reading.mode ?? 'main';

  useEffect(() => {
    if (!isKnown) void panel.readPage();
  }, [isKnown, panel]);

  return (
    <>
      <div className="page-preview-row">
        <Segments
          name="preview-mode"
          label={t('how_much')}
          segments={MODES.map(({ value, key }) => ({ value, label: t(key) }))}
          chosen={mode}
          onChoose={(next) => void panel.readPage(next)}
        />
        <IconButton icon={RotateCw} label={t('read_page_again')} onClick={() => void panel.readPage(mode)} />
      </div>
      <p className={tab ? 'visually-hidden' : 'page-preview-note'} role="status">
        {isReading ? t('reading_page') : ''}
      </p>
      {failure && (
        <p className="page-preview-note" role="alert">
          {failureSentence(failure)}
        </p>
      )}
      {tab && <NextPreview onAsk={onAsk} />}
    </>
  );
}

/** The reading, or the text that was sent before where the next question keeps that. */
function NextPreview({ onAsk }: PagePreviewProps) {
  const { panel } = useServices();
  const tab = usePanel((state) => state.reading.tab);
  const omitted = usePanel(useShallow(omittedNow));
  const next = useNextPage();
  const toggle = useCallback(
    (indexes: readonly number[]) => indexes.forEach((index) => panel.toggleSection(index)),
    [panel],
  );
  if (!tab) return null;

  return (
    <>
      <PageChanged />
      {next.type === 'as-before' && next.page.hash !== tab.hash ? (
        <KnownPreview page={next.page} room={tab.room} />
      ) : (
        <PreviewedPage
          page={tab.reading}
          citations={tab.citations}
          room={tab.room}
          omitted={omitted}
          onTranscript={() => void panel.readPage(tab.reading.mode, { mayOpenTranscript: true })}
          onTake={(id) => void panel.takePart(id)}
          onToggle={toggle}
          onAsk={onAsk}
        />
      )}
    </>
  );
}
