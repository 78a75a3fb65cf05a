import type { StoreApi } from 'zustand/vanilla';
import type { PageReading } from '../page/reading';
import { changedSince, nextPage } from './next-page';
import type { PageReader } from './page-reader';
import type { PanelState } from './panel-state';

/**
 * Reads a page again that is about to be asked about, where its text is here already. Resolves to the number of
 * passages that differ from what the panel shows, and that the user was not told of.
 */
export async function changesNow(
  store: StoreApi<PanelState>,
  reader: Pick<PageReader, 'refresh'>,
): Promise<number> {
  const before = store.getState();
  const { type } = nextPage(before);
  if (type !== 'reading' && type !== 'as-before') return 0;
  await reader.refresh();
  const { changedPassages } = await import('../page/changes');
  return changesBetween(before, store.getState(), changedPassages);
}

type Count = (before: string, after: string) => number;

/** 0 also where the page was not read, or in another way. */
function changesBetween(before: PanelState, after: PanelState, changedPassages: Count): number {
  const [shown, now] = [before.reading.tab, after.reading.tab];
  if (!now || before.conversation?.id !== after.conversation?.id) return 0;
  if (nextPage(before).type === 'as-before') {
    const passages = changedSince(after);
    return passages === changedSince(before) ? 0 : passages;
  }
  if (!shown || !isAlike(shown.reading, now.reading)) return 0;
  return changedPassages(shown.reading.text, now.reading.text);
}

/** True if two readings are of the same parts of the same page. */
function isAlike(one: PageReading, other: PageReading): boolean {
  return one.url === other.url && one.mode === other.mode && one.taken.join() === other.taken.join();
}
