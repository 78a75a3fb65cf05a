/**
 * Checks the promise: everything that a panel shows about a question before it is sent is exactly what the request then
 * holds, and everything that a turn shows afterwards is what was sent and received.
 */
import { answerLanguage } from '@/utils/prompt/answer-language';
import { agreeing, answers, drafts, takenPages } from './promise-afterwards';
import type { KimiRequest } from './kimi';
import { languageOf } from './pages';
import type { Asked } from './memory';
import { pageAsShown } from './promise-page';
import { idOf, readSent } from './sent';
import type { Walk } from './walk';

export interface Mismatch {
  readonly rule: string;
  readonly words: string;
}

/** Every breach of the promise, once the walk has come to rest. */
export function* brokenPromises(walk: Walk): Generator<Mismatch> {
  for (const error of walk.world.unhandled) yield { rule: 'unhandled error', words: String(error) };
  for (const request of newRequests(walk)) yield* requestAsShown(walk, request);
  yield* agreeing(walk);
  yield* takenPages(walk);
  yield* answers(walk);
  yield* drafts(walk);
}

function newRequests({ world, memory }: Walk): readonly KimiRequest[] {
  const found = world.kimi.requests.filter((request) => !memory.compared.has(request));
  for (const request of found) memory.compared.add(request);
  return found;
}

/** (a) and (c) The request holds what the panel showed. */
function* requestAsShown(walk: Walk, request: KimiRequest): Generator<Mismatch> {
  const { memory } = walk;
  const sent = readSent(request);
  const asked = memory.asked.get(sent.questions.at(-1) ?? '');
  if (!asked) {
    yield { rule: 'asked by nobody', words: sent.request };
    return;
  }
  asked.isTaken = true;
  if (asked.isUncertain) return;
  if (!sent.request.includes(asked.question))
    yield { rule: 'question', words: `${asked.question}: ${sent.request}` };
  if (sent.model !== asked.model) yield { rule: 'model', words: `${asked.model}: ${sent.model}` };
  const foreign = sent.questions.filter(
    (id) => memory.asked.get(id)?.conversationId !== asked.conversationId,
  );
  if (foreign.length > 0) yield { rule: 'questions of another conversation', words: foreign.join() };
  if (asked.shown === null) return;
  const language = expectedLanguage(asked);
  if (language !== sent.language) yield { rule: 'language', words: `${language}: ${sent.language}` };
  if (asked.shown.selection !== sent.selection) {
    const rule = asked.isFromMenu ? 'selection of a menu’s question' : 'selection';
    yield { rule, words: `${asked.shown.selection}: ${sent.selection}` };
  }
  yield* earlierAnswers(walk, asked, request);
  yield* pageAsShown(walk, asked, sent);
}

/** Kimi's earlier answers go along as the turns show them. */
function* earlierAnswers(
  { world }: Walk,
  { id, conversationId }: Asked,
  { messages }: KimiRequest,
): Generator<Mismatch> {
  for (const { store } of world.panels.values()) {
    const { conversation } = store.getState();
    const at = conversation?.turns.findIndex(({ question }) => idOf(question) === id) ?? -1;
    if (conversation?.id !== conversationId || at < 0) continue;
    const shown = conversation.turns.slice(0, at).map(({ answer }) => answer.text.trim());
    const sent = messages.filter(({ role }) => role === 'assistant').map(({ content }) => content.trim());
    const words = `${JSON.stringify(shown)} and not ${JSON.stringify(sent)}`;
    if (shown.filter(Boolean).join() !== sent.join()) yield { rule: 'earlier answers', words };
  }
}

/**
 * The language of the answer. Where the page's is wanted, the page is the one that goes along, or else the newest that
 * the conversation has.
 */
function expectedLanguage({ shown, action, language, isWithoutPage }: Asked): string {
  // A translation is for the reader, whatever answers are in.
  if (action === 'translate' && shown?.selection)
    return answerLanguage(null, { language: 'auto', fallback: 'en' });
  const key = shown?.isAlone || isWithoutPage ? shown?.newest : shown?.page?.key;
  return answerLanguage(key ? languageOf(key) : null, { language, fallback: 'en' });
}
