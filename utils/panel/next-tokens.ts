import { pictureTokens } from '../picture/picture';
import type { QuestionRoom } from '../protocol/commands';
import { estimateTokens } from '../text/estimate-tokens';
import { insteadOfPage, knownPage, nextPage } from './next-page';
import type { PanelState } from './panel-state';

type Asked = Pick<PanelState, 'page' | 'conversation' | 'taken' | 'reading' | 'draft' | 'joined'>;

/**
 * The tokens that the next question sends, as estimated: the conversation as it was sent last, its last answer, and what
 * stands in the composer. A page that is read only when the question is asked is not among them. Null where nothing is
 * known of what was sent before, and while an answer is open.
 */
export function nextTokens(state: Asked, { sent, page, tokenRatio }: QuestionRoom): number | null {
  const turns = state.conversation?.turns ?? [];
  if (turns.length > 0 && sent === null) return null;
  const { text, selection, pictures = [] } = state.draft;
  const last = turns.at(-1)?.answer;
  if (last?.outcome === null) return null;
  const words = [text, selection?.text ?? ''];
  const estimated = words.reduce(
    (sum, one) => sum + estimateTokens(one),
    (sent ?? 0) + (last ? tokensOf(last) : 0) + Math.min(page, addedTokens(state) + tabTokens(state)),
  );
  const seen = [...turns.flatMap(({ attachment }) => attachment.pictures ?? []), ...pictures];
  const looked = seen.reduce((sum, picture) => sum + pictureTokens(picture), 0);
  return Math.round(estimated * tokenRatio) + looked;
}

/** The tokens of the page or the file that the conversation was not sent before. */
function addedTokens(state: Asked): number {
  const { file } = state.draft;
  const instead = insteadOfPage(state);
  if (instead === 'file' && file) return tokensOf(file);
  const { tab } = state.reading;
  if (instead !== null || !tab || nextPage(state).type !== 'reading') return 0;
  return knownPage(state)?.hash === tab.hash ? 0 : tab.tokens;
}

/** The tokens of the other tabs that go along, as far as they are read. */
function tabTokens({ draft: { tabs = [] }, joined }: Asked): number {
  return tabs.reduce((sum, { key }) => {
    const one = joined[key];
    return sum + (one && 'reading' in one ? one.tokens : 0);
  }, 0);
}

/** The texts that were counted: they stay as they are while the user types. */
const counted = new WeakMap<object, number>();

function tokensOf(one: { readonly text: string }): number {
  const tokens = counted.get(one) ?? estimateTokens(one.text);
  counted.set(one, tokens);
  return tokens;
}
