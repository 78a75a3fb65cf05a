import { useCallback, useId, useMemo, type ComponentProps } from 'react';
import { withoutCitation } from '@/utils/prompt/numbered-text';
import { sectionsOf, type Section } from '@/utils/prompt/sections';
import { PageFacts } from './PageFacts';
import { PreviewText } from './PreviewText';
import { SectionTree } from './SectionTree';

interface SentTextProps {
  readonly facts: ComponentProps<typeof PageFacts>['facts'];
  readonly text: string;
  readonly title: string;
}

/** A text that was sent, or is sent as it is, with its outline and what is told of it. */
export function SentText({ facts, text, title }: SentTextProps) {
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
