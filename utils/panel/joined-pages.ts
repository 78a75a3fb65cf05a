/** The pages that go together with the next question, and the share of each. */
import { conversationPage } from '../chat/conversation-pages';
import type { DraftTab } from '../chat/draft';
import { leftTokens } from '../prompt/fit';
import { joinedShares, type JoinedShare } from '../prompt/joined-pages';
import { estimateTokens } from '../text/estimate-tokens';
import { insteadOfPage, nextPage } from './next-page';
import type { PanelState } from './panel-state';

export type Joining = Pick<PanelState, 'page' | 'conversation' | 'taken' | 'reading' | 'draft' | 'joined'>;

/** The tabs of the draft, but for one that shows the page that goes anyway. */
export function joinedTabs(state: Joining): readonly DraftTab[] {
  const own = insteadOfPage(state) === null ? conversationPage(state)?.key : undefined;
  return (state.draft.tabs ?? []).filter(({ key }) => key !== own);
}

interface SharesShown {
  /** The page beside the panel, or the file in its place; null where none goes. */
  readonly own: JoinedShare | null;
  /** One for each of `joinedTabs`. */
  readonly tabs: readonly JoinedShare[];
}

/**
 * The shares of the pages that go together, as the background divides its room among them; null until all of them are
 * read for the model that is asked next.
 */
export function nextShares(state: Joining, model: string): SharesShown | null {
  const own = ownTokens(state);
  const readings = joinedTabs(state).map(({ key }) => state.joined[key]);
  const read = readings.flatMap((one) => (one && 'reading' in one ? [one] : []));
  const [first] = read;
  if (own === 'unknown' || !first || read.length < readings.length) return null;
  if (read.some(({ room }) => room.model !== model)) return null;
  const sizes = read.map(({ tokens }) => tokens);
  if (own === null) return { own, tabs: joinedShares(sizes, first.room) };
  const [share = null, ...tabs] = joinedShares([own, ...sizes], first.room);
  return { own: share, tabs };
}

/** The tokens of what goes beside the tabs; null where nothing does. */
function ownTokens(state: Joining): number | null | 'unknown' {
  const { file } = state.draft;
  const instead = insteadOfPage(state);
  if (instead === 'file' && file) return leftTokens(file.text, [], estimateTokens);
  const next = instead === null ? nextPage(state) : { type: 'none' as const };
  const { tab } = state.reading;
  switch (next.type) {
    case 'none':
      return null;
    case 'tab':
      return 'unknown';
    case 'reading':
      return leftTokens(next.reading.text, next.omitted, estimateTokens);
    case 'as-before':
      if (tab?.hash !== next.page.hash) return 'unknown';
      return leftTokens(tab.reading.text, next.page.omitted ?? [], estimateTokens);
  }
}
