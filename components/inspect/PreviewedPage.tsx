import { useCallback, useDeferredValue, useId, useMemo } from 'react';
import { sentText } from '@/utils/prompt/page-block';
import { pageFacts } from '@/utils/prompt/page-facts';
import { createNumberedSlice } from '@/utils/prompt/numbered-text';
import type { PassageNumbers } from '@/utils/prompt/numbering';
import type { PageRoom } from '@/utils/protocol/commands';
import type { SelectionCapture } from '@/utils/page/capture';
import type { PageReading } from '@/utils/page/reading';
import { sectionsOf } from '@/utils/prompt/sections';
import { t } from '@/utils/browser/i18n';
import { LeftOutList } from '../page/LeftOutList';
import { PageFacts } from './PageFacts';
import { SectionTree } from './SectionTree';
import { PreviewText } from './PreviewText';
import { SentInstructions } from './SentInstructions';
import { useInstructions } from './use-instructions';
import { TokenMeter } from './TokenMeter';

interface PreviewedPageProps {
  readonly page: Pick<
    PageReading,
    'text' | 'leftOut' | 'parts' | 'title' | 'url' | 'byline' | 'published' | 'language'
  >;
  /** The numbers of its passages. */
  readonly citations: PassageNumbers | null;
  readonly room: PageRoom;
  /** The sections that are left out, by index. */
  readonly omitted: readonly number[];
  /** Reads the page again, with its transcript. */
  readonly onTranscript?: () => void;
  /** Takes a part that was left out, by its id, into the text. */
  readonly onTake?: (id: string) => void;
  /** Takes these sections out, or puts them back; not given where the choice is made. */
  readonly onToggle?: (indexes: readonly number[]) => void;
  /** Asks about a part of the page; not given where the choice is made. */
  readonly onAsk?: (selection: SelectionCapture) => void;
}

/**
 * A page as it will be sent: its size, the parts left out of it, its sections with their checkboxes, and the
 * text.
 */
export function PreviewedPage({
  page,
  citations,
  room,
  omitted,
  onTranscript,
  onTake,
  onToggle,
  onAsk,
}: PreviewedPageProps) {
  const { text, leftOut, parts } = page;
  const id = useId();
  const instructions = useInstructions(page.url);
  // The box is ticked at once, even where the text is a million characters.
  const out = useDeferredValue(omitted);
  const sections = useMemo(() => sectionsOf(text), [text]);
  const kept = useMemo(() => {
    const without = new Set(out);
    return sections.filter(({ index }) => !without.has(index));
  }, [sections, out]);
  const isAll = kept.length === sections.length;
  const sent = useMemo(
    () => sentText(text, isAll ? null : kept.map(({ index }) => index), citations),
    [text, kept, isAll, citations],
  );

  const slice = useMemo(() => createNumberedSlice(text, citations), [text, citations]);

  const show = useCallback((at: number) => document.getElementById(`${id}-${at}`)?.scrollIntoView(), [id]);

  const ask = useCallback(
    (indexes: readonly number[]) => {
      const chosen = indexes.flatMap((index) => sections[index] ?? []);
      const about = chosen
        .map(({ start, end }) => text.slice(start, end))
        .join('')
        .trim();
      onAsk?.({ text: about, headings: chosen[0]?.path ?? [], around: '' });
    },
    [text, sections, onAsk],
  );

  return (
    <>
      <TokenMeter text={sent} besides={instructions} room={room} />
      {instructions !== '' && <SentInstructions text={instructions} />}
      <LeftOutList leftOut={leftOut} parts={parts} onTake={onTake} {...(onTranscript && { onTranscript })} />
      <SectionTree
        text={text}
        sections={sections}
        omitted={omitted}
        onToggle={onToggle}
        onShow={show}
        onAsk={onAsk && ask}
      />
      <PageFacts facts={pageFacts(page)} />
      <PreviewText id={id} title={t('text_as_sent')} text={sent} sections={kept} slice={slice} />
    </>
  );
}
