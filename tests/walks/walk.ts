import type { Action } from '@/utils/chat/conversation';
import { createMemory, type Asked } from './memory';
import type { WalkPanel } from './panel';
import { idOf } from './sent';
import { shownOf } from './shown';
import type { World } from './world';

export type Walk = ReturnType<typeof createWalk>;

interface Given {
  readonly action: Action;
  readonly question: string;
  /** The selection that the user pointed at, where the question came with it. */
  readonly pointed?: string;
}

/** A world, and its user's memory of it. */
export function createWalk(world: World) {
  const memory = createMemory();

  /** Remembers that a question is about to be asked in a panel, and the panel's view of it. */
  function remember({ store }: WalkPanel, { action, question, pointed }: Given): Asked | null {
    const state = store.getState();
    const { conversation } = state;
    if (!conversation) return null;
    const { language } = world.settings();
    const model = world.model();
    const url = state.page?.type === 'readable' ? state.page.url : null;
    const shown = shownOf(state, model);
    const asked: Asked = {
      id: idOf(question),
      conversationId: conversation.id,
      action,
      question,
      shown: pointed === undefined ? shown : { ...shown, selection: pointed },
      selection: pointed ?? shown.selection,
      isFromMenu: pointed !== undefined,
      pageTexts: url === null ? () => [] : world.tabs.textsFromNow(url),
      isFirst: conversation.turns.length === 0,
      model,
      language,
      begun: '',
      since: world.kimi.requests.length,
      isWithoutPage: false,
      isUncertain: false,
      isTaken: false,
    };
    memory.asked.set(asked.id, asked);
    return asked;
  }

  world.listenToMenu((windowId, action, question) => {
    const panel = world.panels.get(windowId);
    const pointed = world.tabs.active(windowId)?.selection?.text;
    if (panel) remember(panel, { action, question, ...(pointed !== undefined && { pointed }) });
  });

  return {
    world,
    memory,

    /** Asks a question in a panel, and remembers it. */
    async ask(panel: WalkPanel, action: Action, question: string): Promise<void> {
      const asked = remember(panel, { action, question });
      if (!asked) return;
      if (await panel.store.ask(action, question)) asked.isTaken = true;
    },

    /** Asks the refused question as it now stands in the composer, without the page, and remembers it. */
    async askWithoutPage(panel: WalkPanel): Promise<void> {
      const { refused, draft } = panel.store.getState();
      if (!refused) return;
      const { action } = refused;
      const typed = action === 'ask' ? draft.text.trim() : '';
      const asked = remember(panel, { action, question: typed || refused.question });
      if (!asked) return;
      asked.isWithoutPage = true;
      if (await panel.store.askWithoutPage()) asked.isTaken = true;
    },

    /** Remembers that a question is asked again, or its answer continued, if that is taken. */
    async again(panel: WalkPanel, asked: Asked, { give, ...change }: Again): Promise<void> {
      const since = world.kimi.requests.length;
      const next = {
        ...asked,
        shown: null,
        isUncertain: true,
        since,
        language: world.settings().language,
        former: [...(asked.former ?? []), asked.question],
        ...change,
      };
      memory.asked.set(asked.id, next);
      const isTaken = await give();
      next.isUncertain = panel.store.getState().refusal?.kind === 'interrupted';
      if (!isTaken && !next.isUncertain) memory.asked.set(asked.id, asked);
    },
  };
}

interface Again extends Partial<Asked> {
  /** The text that the answer has already. */
  readonly begun: string;
  readonly give: () => Promise<boolean>;
}
