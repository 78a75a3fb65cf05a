/** A user's steps in a panel's conversation. Each step does nothing where the panel does not offer it. */
import { isContinuable } from '@/components/chat/continuing';
import { openTurn, type Action, type Turn } from '@/utils/chat/conversation';
import { scopeOf } from '@/utils/chat/draft';
import { nextPage } from '@/utils/panel/next-page';
import { isAbout, isTaken } from '@/utils/chat/conversation-pages';
import { NOTHING_WRITTEN, write, writtenIn, type Memory } from './memory';
import type { WalkPanel } from './panel';
import { idOf } from './sent';
import { isAboutOther } from './shown';
import type { Walk } from './walk';

export type Step = (walk: Walk, panel: WalkPanel) => Promise<void> | void;

/** True if the composer takes a question. */
function mayAsk({ store }: WalkPanel): boolean {
  const { conversation, isAsking, unavailable } = store.getState();
  return conversation !== null && !isAsking && unavailable === null && !openTurn(conversation);
}

function hasTurns({ store }: WalkPanel): boolean {
  return (store.getState().conversation?.turns.length ?? 0) > 0;
}

function isReadable({ store }: WalkPanel): boolean {
  const state = store.getState();
  return state.page?.type === 'readable' && !isAboutOther(state);
}

/** Types words below those in the composer. */
export const type: Step = ({ world, memory }, { windowId, store }) => {
  const { conversation, draft } = store.getState();
  if (!conversation) return;
  const text = [draft.text, world.question()].filter(Boolean).join('\n');
  store.edit(text);
  write(memory, windowId, conversation.id, { text });
};

export const removeSelection: Step = ({ memory }, { windowId, store }) => {
  const { conversation, draft } = store.getState();
  if (!conversation || !draft.selection) return;
  store.attach(null);
  write(memory, windowId, conversation.id, { selection: null });
};

/** Switches “With the whole page” on or off. */
export const chooseScope: Step = ({ memory }, { store }) => {
  const state = store.getState();
  const { selection } = state.draft;
  if (!selection || nextPage(state).type === 'none') return;
  memory.wholes.add(selection.text);
  store.choose(scopeOf(state) === 'page' ? 'around' : 'page');
};

export const ask: Step = async (walk, panel) => {
  if (!mayAsk(panel)) return;
  const { store } = panel;
  // A question is not asked twice in the same words.
  const { text } = store.getState().draft;
  if (text.trim() === '' || walk.memory.asked.has(idOf(text))) await type(walk, panel);
  const question = store.getState().draft.text.trim();
  void walk.ask(panel, 'ask', question);
};

/** Presses a button that asks by itself: where nothing was asked yet, and "Summarise" beside the composer. */
export const press =
  (action: Exclude<Action, 'ask'>): Step =>
  (walk, panel) => {
    // Pressed while another conversation is on its way, it is about that one, which shows nothing yet.
    if (!mayAsk(panel) || panel.store.getState().isArriving) return;
    const hasSelection = panel.store.getState().draft.selection !== null;
    const isOffered = action === 'summarise' ? isReadable(panel) && !hasSelection : hasSelection;
    if (!isOffered) return;
    const question = `${action} ${walk.world.question()}`;
    void walk.ask(panel, action, question);
  };

/** Takes the panel's offer to ask without the page, where the page stood in the way of a question. */
export const askWithoutPage: Step = (walk, panel) => {
  const { refusal } = panel.store.getState();
  if (!/^page-(?:unreadable|empty|changed)$/.test(refusal?.kind ?? '') || !mayAsk(panel)) return;
  void walk.askWithoutPage(panel);
};

function settledTurn({ store }: WalkPanel): Turn | null {
  const turn = store.getState().conversation?.turns.at(-1);
  return turn && turn.answer.outcome !== null && turn.question !== '' ? turn : null;
}

/** Asks the last question again: as it was, or reworded. */
export const askAgain =
  (isReworded: boolean): Step =>
  async (walk, panel) => {
    const turn = settledTurn(panel);
    if (!turn || panel.store.getState().isAsking || (isReworded && turn.action !== 'ask')) return;
    const model = walk.world.model();
    const asked = walk.memory.asked.get(idOf(turn.question));
    if (!asked) return;
    const question = isReworded ? `reworded ${asked.id}` : turn.question;
    const give = () => panel.store.askAgain(turn.id, isReworded ? question : undefined);
    void walk.again(panel, asked, { question, model, begun: '', give });
  };

export const continueAnswer: Step = (walk, panel) => {
  const turn = settledTurn(panel);
  if (!turn || panel.store.getState().isAsking || !isContinuable(turn.answer)) return;
  const asked = walk.memory.asked.get(idOf(turn.question));
  if (!asked) return;
  void walk.again(panel, asked, { begun: turn.answer.text, give: () => panel.store.continueAnswer(turn.id) });
};

export const stop: Step = (_, { store }) => {
  const { conversation } = store.getState();
  if (conversation && openTurn(conversation)) void store.stop();
};

export const newConversation: Step = (_, panel) => {
  if (hasTurns(panel)) void panel.session.startOver();
};

/** Deletes the shown conversation. The drafts in the composers were not asked, and stay. */
export const deleteConversation: Step = async ({ world, memory }, panel) => {
  const id = panel.store.getState().conversation?.id;
  if (id === undefined || !hasTurns(panel)) return;
  // Where another one is on its way, what is shown is no longer what it would be about.
  if (panel.store.getState().isArriving) return;
  const showing = [...world.panels.values()].filter((one) => one.store.getState().conversation?.id === id);
  void panel.session.deleteConversation(id);
  for (const asked of memory.asked.values())
    if (asked.conversationId === id && asked.isTaken) memory.deleted.add(asked.id);
  await world.rest();
  memory.left.delete(id);
  // What was written where it was in view goes along into the conversation that takes its place.
  for (const { windowId, store } of showing) {
    const before = writtenIn(memory, windowId, id);
    const next = store.getState().conversation?.id;
    if (before && next !== undefined) {
      const own = next === id ? undefined : writtenIn(memory, windowId, next);
      // The page of the deleted conversation may show one of the same id again, with nothing in its composer.
      write(memory, windowId, id, NOTHING_WRITTEN);
      write(memory, windowId, next, {
        ...before,
        text: joined(memory, own, before.text),
        isDeleted: true,
      });
    }
  }
};

/** Shows an earlier conversation, out of the list of all. */
export const showEarlier: Step = async ({ world }, { store, session }) => {
  const listing = session.list({ words: '', pageKey: null, after: null });
  await world.rest();
  const { conversations } = await listing;
  const shown = store.getState().conversation?.id;
  const other = conversations.find(({ id }) => id !== shown);
  if (other) void session.show({ id: other.id, pageKey: other.pageKey });
};

export const backToPage: Step = async ({ world }, { store, session }) => {
  await world.rest();
  const state = store.getState();
  if (isAboutOther(state) || isTaken(state)) void session.backToPage();
};

/** The text brought along comes below an unsent draft. */
function joined({ asked }: Memory, { text } = NOTHING_WRITTEN, along: string): string {
  const own = asked.get(idOf(text))?.isTaken ? '' : text;
  return [own, along].filter(Boolean).join('\n');
}

/** Takes the page along: into what is shown about another one, or into what was shown before. What is written goes too. */
export const takePage: Step = async ({ world, memory }, panel) => {
  const { store, session, windowId } = panel;
  // It is offered once the page's own conversation had its time to appear.
  await world.rest();
  const state = store.getState();
  const { page, conversation, previous, draft } = state;
  if (page?.type !== 'readable' || !conversation) return;
  const isOther = isAboutOther(state);
  const isOffered = !hasTurns(panel) && !draft.selection && previous && !isAbout(previous, page.key);
  if (!isOther && !isOffered) return;
  void session.takePage(isOther ? null : previous);
  await world.rest();
  const into = isOther ? conversation.id : (previous?.id ?? '');
  if (store.getState().conversation?.id !== into) return;
  memory.taken.set(windowId, { conversationId: into, pageKey: page.key, brings: null });
  if (isOther) return;
  const text = joined(memory, writtenIn(memory, windowId, into), draft.text);
  write(memory, windowId, into, { text });
  write(memory, windowId, conversation.id, NOTHING_WRITTEN);
};
