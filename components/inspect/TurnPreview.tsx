import { useCallback, useId, useMemo } from 'react';
import type { Turn } from '@/utils/chat/conversation';
import { estimateTokens } from '@/utils/text/estimate-tokens';
import { withoutCitation } from '@/utils/prompt/numbered-text';
import { sectionsOf, type Section } from '@/utils/prompt/sections';
import { t } from '@/utils/browser/i18n';
import { formatEstimate } from '../kit/format';
import { LeftOutList } from '../page/LeftOutList';
import { sentShare, shareInWords } from '../page/page-share';
import { useServices } from '../state/panel-context';
import { PageFacts } from './PageFacts';
import { SectionTree } from './SectionTree';
import { PreviewText } from './PreviewText';
import { loggedPages, type LoggedPage } from './logged-pages';
import { useLoaded } from '../kit/use-loaded';

interface TurnPreviewProps {
  readonly turn: Turn;
}

/** The page text that was sent for a turn, taken from the very request that was made. */
export function TurnPreview({ turn }: TurnPreviewProps) {
  const { actions } = useServices();
  const { page } = turn.attachment;
  const pages = useLoaded(
    useCallback(async () => {
      const last = (await actions.requestsOf(turn.id)).at(-1);
      return last ? loggedPages(last) : [];
    }, [actions, turn.id]),
  );

  if (pages === null) return <p className="page-preview-note">{t('loading')}</p>;
  if (pages === 'failed') return <p className="page-preview-note">{t('storage_unreadable')}</p>;
  return (
    <>
      {page && <p className="page-preview-note">{shareInWords(sentShare(page))}</p>}
      {turn.answer.lookups && <p className="page-preview-note">{t('kimi_looked_up')}</p>}
      {pages.length > 0 && <p className="page-preview-note">{sizeOf(pages)}</p>}
      {page && <LeftOutList leftOut={page.leftOut} />}
      {pages.length === 0 && <p className="page-preview-note">{t('page_not_kept')}</p>}
      {pages.map((sent, index) => (
        <WasSent key={index} page={sent} title={t('text_was_sent')} />
      ))}
    </>
  );
}

function WasSent({ page: { facts, text }, title }: { readonly page: LoggedPage; readonly title: string }) {
  const id = useId();
  const sections = useMemo(() => sectionsOf(text).map(named), [text]);
  const slice = useCallback((start: number, end: number) => text.slice(start, end), [text]);
  return (
    <>
      <SectionTree
        text={text}
        sections={sections}
        omitted={NONE}
        onShow={(index) => document.getElementById(`${id}-${index}`)?.scrollIntoView()}
      />
      <PageFacts facts={facts} />
      <PreviewText id={id} title={title} text={text} sections={sections} slice={slice} />
    </>
  );
}

/** The text has citations of its passages in it; a section's title is shown without. */
function named({ title, path, headings, ...section }: Section): Section {
  return {
    ...section,
    title: withoutCitation(title),
    path: path.map(withoutCitation),
    headings: headings.map(({ level, title: words }) => ({ level, title: withoutCitation(words) })),
  };
}

const NONE: readonly number[] = [];

function sizeOf(pages: readonly LoggedPage[]): string {
  const tokens = pages.reduce((sum, { text }) => sum + estimateTokens(text), 0);
  return t('tokens', formatEstimate(tokens, true));
}
