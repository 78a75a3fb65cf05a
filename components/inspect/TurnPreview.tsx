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
import { SectionTree } from './SectionTree';
import { PreviewText } from './PreviewText';
import { loggedPages } from './logged-pages';
import { useLoaded } from '../kit/use-loaded';

interface TurnPreviewProps {
  readonly turn: Turn;
}

/** The page text that was sent for a turn, taken from the very request that was made. */
export function TurnPreview({ turn }: TurnPreviewProps) {
  const { actions } = useServices();
  const { page } = turn.attachment;
  const texts = useLoaded(
    useCallback(async () => {
      const last = (await actions.requestsOf(turn.id)).at(-1);
      return last ? loggedPages(last) : [];
    }, [actions, turn.id]),
  );

  if (texts === null) return <p className="page-preview-note">{t('loading')}</p>;
  if (texts === 'failed') return <p className="page-preview-note">{t('storage_unreadable')}</p>;
  return (
    <>
      {page && <p className="page-preview-note">{shareInWords(sentShare(page))}</p>}
      {texts.length > 0 && <p className="page-preview-note">{sizeOf(texts)}</p>}
      {page && <LeftOutList leftOut={page.leftOut} />}
      {texts.length === 0 && <p className="page-preview-note">{t('page_not_kept')}</p>}
      {texts.map((text, index) => (
        <WasSent key={index} text={text} title={t('text_was_sent')} />
      ))}
    </>
  );
}

function WasSent({ text, title }: { readonly text: string; readonly title: string }) {
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

function sizeOf(texts: readonly string[]): string {
  const tokens = texts.reduce((sum, text) => sum + estimateTokens(text), 0);
  return t('tokens', formatEstimate(tokens, true));
}
