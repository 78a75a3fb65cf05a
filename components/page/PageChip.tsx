import { useEffect, useId, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { scopeOf } from '@/utils/chat/draft';
import { lastReadPage, lastReadTurn } from '@/utils/chat/conversation-pages';
import { insteadOfPage, omittedNow } from '@/utils/panel/next-page';
import type { TabReading } from '@/utils/protocol/commands';
import { t } from '@/utils/browser/i18n';
import { usePanel, useServices, useSettings } from '../state/panel-context';
import { nextShare, selectionInWords, sentShare, shareInWords, shareLabel, type Kept } from './page-share';
import { useNextModel } from '../state/use-next-model';
import { useNextPage } from '../state/use-next-page';
import './PageChip.css';

/** The words for each thing that goes in the place of the page. */
const INSTEAD = {
  file: { label: 'given_file', words: 'sends_file' },
  scan: { label: 'pages_as_pictures', words: 'sends_scan' },
} as const;

/** The share of the page that goes with a question, or went with the last one; leads to the text itself. */
export function PageChip() {
  const { openPreview } = useServices();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const next = useNextPage();
  const hasSelection = usePanel(({ draft }) => draft.selection !== null);
  const scope = usePanel(scopeOf);
  const tab = usePanel((state) => state.reading.tab);
  const read = usePanel((state) => lastReadPage(state) ?? null);
  const kept = useKept(tab, usePanel(useShallow(omittedNow)));
  // Without a page of its own, a question goes with those that were sent before, and an explanation goes
  // alone.
  const model = useNextModel();
  const lastModel = usePanel((state) => lastReadTurn(state)?.answer.model ?? null);
  const sends = useSettings(({ settings }) => settings.sends);
  const isAlone = next.type === 'none';
  const instead = usePanel(insteadOfPage);
  const isJoined = usePanel(({ draft }) => draft.tabs !== undefined);
  const share = isAlone && read ? sentShare(read) : nextShare({ next, tab, kept, model, lastModel, sends });
  const words = isJoined
    ? t('sends_together')
    : instead
      ? t(INSTEAD[instead].words)
      : hasSelection
        ? selectionInWords(isAlone ? 'around' : scope, isAlone && !read ? null : share)
        : shareInWords(share);

  return (
    <>
      <button
        ref={button}
        type="button"
        className="page-chip"
        aria-haspopup="dialog"
        aria-describedby={id}
        data-tip={words}
        onClick={() => openPreview({ returnFocus: () => button.current?.focus() })}
      >
        {isJoined
          ? t('pages_together')
          : instead
            ? t(INSTEAD[instead].label)
            : hasSelection
              ? t('selection')
              : shareLabel(share)}
      </button>
      <span id={id} className="visually-hidden">
        {words}
      </span>
    </>
  );
}

/** The part of a page that the user kept; null where that is all, and until it is counted. */
function useKept(tab: TabReading | null, omitted: readonly number[]): Kept | null {
  const [counted, setCounted] = useState<{
    readonly tab: TabReading;
    readonly omitted: readonly number[];
    readonly kept: Kept;
  } | null>(null);

  useEffect(() => {
    if (!tab || omitted.length === 0) return undefined;
    let isCurrent = true;
    const load = async () => {
      // Only a user who takes sections out needs it.
      const { keptOf } = await import('./kept');
      if (isCurrent) setCounted({ tab, omitted, kept: keptOf(tab, omitted) });
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [tab, omitted]);

  return counted?.tab === tab && counted.omitted === omitted ? counted.kept : null;
}
