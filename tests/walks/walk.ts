import type { Action } from '@/utils/chat/conversation';
import type { PanelState } from '@/utils/chat/panel-store';
import { answerLanguage } from '@/utils/chat/answer-language';
import { createMemory, type Asked } from './memory';
import type { WalkPanel } from './panel';
import { idOf } from './sent';
import { shownOf } from './shown';
import type { World } from './world';

export type Walk = ReturnType<typeof createWalk>;

interface Given {
  readonly action: Action;
  readonly question: string;
  /** What the user pointed at, where the question came with it. */
  readonly pointed?: string;
}

/** A world, and what its user remembers of it. */
export function createWalk(world: World) {
  const memory = createMemory();

  /** Remembers that a question is about to be asked in a panel, and what the panel shows about it. */
  function remember({ store }: WalkPanel, { action, question, pointed }: Given): boolean {
    const state = store.getState();
    const { conversation } = state;
    if (!conversation) return false;
    const { model, language } = world.settings();
    const url = state.page?.type === 'readable' ? state.page.url : null;
    const shown = shownOf(state);
    const asked: Asked = {
      id: idOf(question),
      conversationId: conversation.id,
      action,
      question,
      shown: pointed === undefined ? shown : { ...shown, selection: pointed },
      pageNow: url === null ? null : world.tabs.textNow(url, 'main'),
      isFirst: conversation.turns.length === 0,
      model,
      language: languageOf(state, language),
      begun: '',
      since: world.kimi.requests.length,
      isWithoutPage: false,
      isTaken: false,
    };
    memory.asked.set(asked.id, asked);
    return true;
  }

  world.listenToMenu((windowId, action, question) => {
    const panel = world.panels.get(windowId);
    const pointed = world.tabs.active(windowId)?.selection?.text;
    if (panel) remember(panel, { action, question, ...(pointed !== undefined && { pointed }) });
  });

  return {
    world,
    memory,
    remember,

    /** Remembers that a question is asked again, or goes on. */
    again(asked: Asked, change: Pick<Asked, 'begun' | 'shown'> & Partial<Asked>): void {
      memory.asked.set(asked.id, { ...asked, isFirst: false, since: world.kimi.requests.length, ...change });
    },
  };
}

/** The language that an answer comes in, as Kimi is told. */
function languageOf({ page, reading }: PanelState, language: string): string {
  const ofPage = page?.type === 'readable' && page.url.includes('waves') ? 'de' : 'en';
  return answerLanguage(reading.tab?.reading.language ?? ofPage, { language, fallback: 'en' });
}
