/** Reading the tabs that go with the next question; loaded with the first of them. */
import type { StoreApi } from 'zustand/vanilla';
import type { DraftTab } from '../chat/draft';
import type { Failure } from '../chat/failure';
import type { PageReading } from '../page/reading';
import type { Client } from '../protocol/client';
import { openTabs } from '../tab/open-tabs';
import { modelFor } from './chosen-model';
import { joinedTabs } from './joined-pages';
import type { PageReader } from './page-reader';
import type { JoinedReading, PanelState } from './panel-state';
import { notAnswered } from './tab-reader';

interface JoinParts {
  readonly store: Pick<StoreApi<PanelState>, 'getState' | 'setState'>;
  readonly commands: Pick<Client, 'readTab'>;
  readonly reader: Pick<PageReader, 'readUnread'>;
}

/** Reads the page and those tabs of the draft that were not read yet, each for itself; one that can't be read says why. */
export async function readTabs(parts: JoinParts): Promise<void> {
  const { tabs = [] } = parts.store.getState().draft;
  await Promise.all([parts.reader.readUnread(), ...tabs.map((tab) => read(tab, parts))]);
}

/** Returns a tab as it was read, and reads it where it was not yet. */
async function read(tab: DraftTab, parts: JoinParts): Promise<JoinedReading> {
  const { store } = parts;
  const known = store.getState().joined[tab.key];
  if (known) return known;
  const reading = await readTab(tab, parts).catch(notAnswered);
  // Where two readings were under way, the first one stays, which is shown.
  const { joined } = store.getState();
  const shown = joined[tab.key] ?? reading;
  if (shown === reading) store.setState({ joined: { ...joined, [tab.key]: reading } });
  return shown;
}

async function readTab({ tabId, key }: DraftTab, { store, commands }: JoinParts): Promise<JoinedReading> {
  const state = store.getState();
  const { tabs } = await openTabs([]);
  // A browser that was started anew has its tabs under other ids.
  const open =
    tabs.find((tab) => tab.tabId === tabId && tab.key === key) ?? tabs.find((tab) => tab.key === key);
  if (!open) return failed('tab-closed');
  if (open.isUnloaded) return failed('tab-unloaded');
  const model = modelFor(state);
  const how = { mode: 'main', mayOpenTranscript: false, isQuiet: false, taken: [] } as const;
  return commands.readTab({
    tabId: open.tabId,
    pageKey: key,
    conversationId: state.conversation?.id ?? '',
    ...(model !== undefined && { model }),
    ...how,
  });
}

/**
 * The pages of the tabs that go with a question, as they were read and shown; a failure if one could not be read. `asked`
 * is what the panel showed when it was asked.
 */
export async function pagesOfTabs(
  parts: JoinParts,
  asked: PanelState,
): Promise<readonly PageReading[] | Failure> {
  const readings = await Promise.all(joinedTabs(asked).map((tab) => read(tab, parts)));
  const pages = readings.flatMap((one) => ('reading' in one ? [one.reading] : []));
  return pages.length === readings.length ? pages : { kind: 'tab-unread', message: '' };
}

function failed(kind: Failure['kind']): JoinedReading {
  return { failure: { kind, message: '' } };
}
