/**
 * The promise: whatever a panel shows about a question before it is sent is exactly what the request then holds, and
 * whatever a turn shows afterwards is what was sent and what came.
 */
import { answerLanguage } from '@/utils/chat/answer-language';
import { textOf } from '@/utils/page/text-of';
import { sectionsOf } from '@/utils/page/sections';
import { agreeing, answers, drafts, takenPages } from './promise-afterwards';
import type { KimiRequest } from './kimi';
import { languageOf } from './pages';
import type { Asked } from './memory';
import { idOf, readSent, type Sent, type SentPage } from './sent';
import type { ShownPage } from './shown';
import type { Walk } from './walk';

export interface Mismatch {
  readonly rule: string;
  readonly words: string;
}

/** All that is not as promised, once the walk has come to rest. */
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

/** (a) and (c) What the request holds is what was shown. */
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
  const language = expectedLanguage(asked, sent);
  if (language !== sent.language) yield { rule: 'language', words: `${language}: ${sent.language}` };
  if (asked.shown.selection !== sent.selection) {
    const rule = asked.isFromMenu ? 'selection of a menu’s question' : 'selection';
    yield { rule, words: `${asked.shown.selection}: ${sent.selection}` };
  }
  yield* earlierAnswers(walk, asked, request);
  yield* pageAsShown(walk, asked, sent);
}

/** What Kimi said before goes along as the turns show it. */
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

/** Where the page goes along, its own may be asked for. */
function expectedLanguage({ shown, action, language }: Asked, { pages }: Sent): string {
  // A translation is for the reader, whatever answers are in.
  if (action === 'translate' && shown?.selection)
    return answerLanguage(null, { language: 'auto', fallback: 'en' });
  const page = pages.find(({ key }) => key === shown?.page?.key);
  return answerLanguage(page ? languageOf(page.key) : null, { language, fallback: 'en' });
}

function* pageAsShown(walk: Walk, asked: Asked, sent: Sent): Generator<Mismatch> {
  const page = asked.shown?.page ?? null;
  if (asked.isWithoutPage || page?.goes.type === 'nothing') return;
  if (page === null) {
    if (asked.isFirst && sent.pages.length > 0)
      yield { rule: 'page unseen', words: sent.pages[0]?.key ?? '' };
    return;
  }
  const ofPage = sent.pages.filter(({ key }) => key === page.key);
  const newest = ofPage.at(-1);
  if (!newest) {
    const rule = `page missing from a ${asked.isFirst ? 'first' : 'later'} question`;
    yield { rule, words: `${page.key} (${page.share}, ${page.goes.type})` };
    return;
  }
  if (isAround(asked)) {
    if (sent.pages.length > 1)
      yield { rule: 'more than the surroundings', words: `${sent.pages.length} pages` };
    // The words that are pointed at stand in no text.
    if (!/^\[… \d+ characters left out here …\]$/.test(newest.text))
      yield { rule: 'surroundings', words: newest.text };
    return;
  }
  if (newest.title !== page.title) yield { rule: 'title', words: `${page.title}: ${newest.title}` };
  const expected = expectedText(walk, asked, page);
  // It is read a moment later, when it may have changed once more.
  const isReadLater = page.goes.type === 'now' && asked.pageTexts().includes(newest.text);
  if (isReadLater) return;
  if (expected === null || ofPage.some(({ text }) => text === expected)) {
    yield* nothingElse(ofPage, expected);
    return;
  }
  // What is not read yet does not claim to go as a whole.
  if (page.goes.type === 'now' && isPart(newest.text)) return;
  yield {
    rule: `text of a page that goes as ${page.goes.type}`,
    words: `${page.share} ${page.goes.type}: ${differenceOf(expected, newest.text)}`,
  };
}

/** What is explained or translated goes with what stands around it, unless the user wants the page. */
function isAround({ action, shown }: Asked): boolean {
  if (shown === null || shown.selection === null || shown.scope === 'page') return false;
  return action === 'explain' || action === 'translate';
}

/** Nothing else of the page goes along: no section that was taken out, and no other state of its text. */
function* nothingElse(sent: readonly SentPage[], expected: string | null): Generator<Mismatch> {
  if (expected === null) return;
  for (const { text } of sent) {
    if (text === expected || (isPart(text) && !isPart(expected))) continue;
    if (isPart(expected)) yield { rule: 'taken out', words: `${sent.length} times the page` };
    else yield { rule: 'another text goes too', words: differenceOf(expected, text) };
  }
}

function isPart(text: string): boolean {
  return text.startsWith('[Only parts of this page');
}

/** The text that is shown to go along; null where only the request can tell. */
function expectedText({ world }: Walk, asked: Asked, { goes }: ShownPage): string | null {
  switch (goes.type) {
    case 'now':
      return asked.pageTexts()[0] ?? null;
    case 'reading':
      return withoutSections(goes.text, goes.omitted);
    case 'before': {
      const text = world.tabs.texts.get(goes.hash);
      return text === undefined ? null : withoutSections(text, goes.omitted);
    }
    case 'part':
    case 'nothing':
      return null;
  }
}

function withoutSections(text: string, omitted: readonly number[]): string {
  const out = new Set(omitted);
  const kept = sectionsOf(text).filter(({ index }) => !out.has(index));
  return textOf(text, omitted.length === 0 ? null : kept.map(({ index }) => index));
}

function differenceOf(expected: string, text: string): string {
  let at = 0;
  while (at < expected.length && expected[at] === text[at]) at++;
  return `“${expected.slice(at, at + 60)}” and not “${text.slice(at, at + 60)}”`;
}
