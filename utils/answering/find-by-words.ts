import type { RequestEvent } from '../chat/answer-event';
import { openTurn, type AttachedPage, type Conversation, type LookupCall } from '../chat/conversation';
import { note } from '../diagnostics/log';
import { KimiError } from '../kimi/errors';
import type { Message } from '../kimi/message';
import { numberPages, pagesOf } from '../prompt/numbering';
import { needsSearchWords, parseSearchWords, searchWordsMessages } from '../prompt/search-words';
import { SEARCH_PAGE } from '../prompt/wording/tools';
import type { Digests } from '../storage/digests';
import { estimateTokens } from '../text/estimate-tokens';
import { sha256 } from '../text/sha256';
import type { LookUp } from './look-up';
import type { Preparation } from './prepare';
import { requestAnswer, type AnswerRequest } from './request-answer';

interface FindOptions {
  readonly request: Omit<AnswerRequest, 'messages' | 'begun' | 'tools' | 'isLight'>;
  readonly prepared: Pick<Preparation, 'boundary' | 'texts' | 'lookupTokens'>;
  readonly digests: Digests;
  readonly lookUp: LookUp;
}

/**
 * Looks up what a question is about in a page of another language, for a model that cannot: it is asked for the words
 * first, once for a question and a page. Null where the question's own words have chosen, or none were given.
 */
export async function* findByWords(
  conversation: Conversation,
  { request, prepared, digests, lookUp }: FindOptions,
): AsyncGenerator<RequestEvent, readonly LookupCall[] | null> {
  const foreign = request.settings.looksUp ? foreignQuestion(conversation, prepared.texts) : null;
  if (!foreign) return null;
  const { question, page, text } = foreign;
  const { boundary } = prepared;
  const messages = searchWordsMessages(
    question,
    { text, language: page.language },
    { boundary, estimateTokens },
  );
  const key = await sha256(JSON.stringify(['search words', page.hash, question]));
  const kept = (await digests.keptFor(page.hash, [key])).get(key);
  const words = kept ?? (yield* askForWords(messages, request));
  if (words === '') return null;
  if (kept === undefined) await digests.keep(page.hash, key, words);
  const source = numberPages(pagesOf(conversation.turns), prepared.texts).get(page.hash)?.source;
  const call = { id: 'own:0', name: SEARCH_PAGE, arguments: JSON.stringify({ query: words, page: source }) };
  return lookUp(conversation, [call], prepared.lookupTokens);
}

/**
 * The open question, if it is about a page in another language whose parts were chosen by its words, and these find
 * little there; else null.
 */
export function foreignQuestion(
  conversation: Conversation,
  texts: ReadonlyMap<string, string>,
): { readonly question: string; readonly page: AttachedPage; readonly text: string } | null {
  const turn = openTurn(conversation);
  const page = turn?.attachment.page;
  if (!turn || page?.coverage !== 'chosen') return null;
  const text = texts.get(page.hash);
  const { question } = turn;
  return text !== undefined && needsSearchWords(question, text) ? { question, page, text } : null;
}

/** Asks for search words; none where the request fails for a reason of its own: the question is asked all the same. */
async function* askForWords(
  messages: readonly Message[],
  request: FindOptions['request'],
): AsyncGenerator<RequestEvent, string> {
  let written = '';
  try {
    const events = requestAnswer({ ...request, isLight: true, begun: '', messages: () => messages });
    for await (const event of events) {
      if (event.type === 'text') written += event.text;
      else if (event.type === 'unsaid') written = written.slice(0, event.from);
      // A parameter that is refused here is left out of the answer’s request, too.
      else if (event.type === 'usage' || event.type === 'waiting' || event.type === 'dropped') yield event;
    }
  } catch (error) {
    if (!(error instanceof KimiError)) throw error;
    note('answer', 'no-answer', error);
  }
  return parseSearchWords(written).join(', ');
}
