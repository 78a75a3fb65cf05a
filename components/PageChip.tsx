import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { lastReadTurn } from '@/utils/chat/page-in-talk';
import { estimateTokens } from '@/utils/estimate-tokens';
import type { Section } from '@/utils/page/sections';
import { usePanel, useServices } from './panel-context';
import { shareInWords, shareLabel, shareOf } from './page-share';
import { useOtherPage } from './use-other-page';
import './PageChip.css';

/** How much of the page goes with a question, or went with the last one; leads to the text itself. */
export function PageChip() {
  const { openSeen } = useServices();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const isOther = useOtherPage();
  const hasSelection = usePanel(({ draft }) => draft.selection !== null);
  const reading = usePanel((state) => state.reading);
  const read = usePanel((state) => lastReadTurn(state)?.attachment.page ?? null);
  const kept = useKeptCharacters(reading.tab?.reading.text ?? '', reading.omitted);
  const tokens = useMemo(() => estimateTokens(reading.tab?.reading.text ?? ''), [reading.tab]);
  const share = shareOf({ reading: isOther ? null : reading, read, hasSelection, tokens, kept });
  const words = shareInWords(share);

  return (
    <>
      <button
        ref={button}
        type="button"
        className="page-chip"
        aria-haspopup="dialog"
        aria-describedby={id}
        data-tip={words}
        onClick={() => openSeen({ returnFocus: () => button.current?.focus() })}
      >
        {shareLabel(share)}
      </button>
      <span id={id} className="visually-hidden">
        {words}
      </span>
    </>
  );
}

/** Characters of the sections that were not taken out; null until they are counted. */
function useKeptCharacters(text: string, omitted: readonly number[]): number | null {
  const [cut, setCut] = useState<{ readonly text: string; readonly sections: readonly Section[] } | null>(
    null,
  );
  const isCut = omitted.length > 0;

  useEffect(() => {
    if (!isCut) return undefined;
    let isCurrent = true;
    const load = async () => {
      // Only the view where sections are taken out needs them, and it has loaded them already.
      const { sectionsOf } = await import('@/utils/page/sections');
      if (isCurrent) setCut({ text, sections: sectionsOf(text) });
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [text, isCut]);

  if (!isCut) return text.length;
  if (cut?.text !== text) return null;
  const out = new Set(omitted);
  return cut.sections.reduce((sum, { index, start, end }) => sum + (out.has(index) ? 0 : end - start), 0);
}
