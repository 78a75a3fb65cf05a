import type { AnswerEvent } from '../chat/answer-event';
import { type Conversation, openTurn, type Turn } from '../chat/conversation';
import { chatCompletions } from '../kimi/chat-completions';
import type { Digests } from '../storage/digests';
import { numberPages, pagesOf } from '../prompt/numbering';
import type { PromptOptions } from '../prompt/prompt';
import { factsOf, learnIgnoring } from '../settings/model-facts';
import type { Settings } from '../settings/settings';
import type { RequestLog } from '../storage/request-log';
import type { DiskStore } from '../storage/store';
import type { UsageStore } from '../storage/usage-store';
import { answerWithLookups } from './answer-with-lookups';
import { digestPage, keptDigest, type DigestOptions } from './digest-page';
import { findByWords, foreignQuestion } from './find-by-words';
import { isLightTask } from './light-task';
import { createLookUp } from './look-up';
import { prepare, readAccess, type Preparation } from './prepare';
import type { Queue } from './queue';
import { replacing } from './replacing';
import type { AnswerRequest } from './request-answer';
import { roundsFor } from './rounds';
import { blindness, seesPictures } from './sight';
import { translatePage } from './translate-page';
import { untilTurn } from './until-turn';

export interface AnswerTurnParts {
  readonly store: DiskStore;
  readonly digests: Digests;
  readonly usageStore: UsageStore;
  readonly log: RequestLog;
  readonly queue: Queue;
}

/** The prompt of a first request, without tools. */
const PLAIN = { continuation: null, hasTools: false, sees: true } as const;

/**
 * Answers the open turn of a conversation: prepares the request, makes the missing summaries, waits for its turn in the
 * queue, and asks; once more with another model if the service does not know the first.
 */
export function createAnswerTurn({ store, digests, usageStore, log, queue }: AnswerTurnParts) {
  return async function* answerTurn(
    conversation: Conversation,
    signal: AbortSignal,
  ): AsyncGenerator<AnswerEvent> {
    const turn = openTurn(conversation);
    if (!turn) return;
    const origin = { conversationId: conversation.id, turnId: turn.id, askedAt: Date.now() };
    const { settings, token } = await readAccess();
    const queueKey = `${settings.baseUrl} ${token}`;

    async function* answerWith(model: string, asked: Turn): AsyncGenerator<AnswerEvent> {
      yield* seen(conversation, asked, settings, model);
      const prepared = await prepare(conversation, { model, settings, store });
      const request: Omit<AnswerRequest, 'messages' | 'begun' | 'tools'> = {
        settings: asked.effort ? { ...settings, effort: asked.effort } : settings,
        token,
        model,
        isLight: isLightTask(asked),
        needsSight: hasPictures(asked),
        origin,
        usageStore,
        log,
        signal,
      };
      const translated = translatable(conversation, asked, prepared);
      if (translated) return yield* translatePage(asked, { ...translated, request, queue, queueKey });
      const summaries = yield* summariesFor(prepared, asked, { digests, request, queue, queueKey });
      const prompt = prepared.compose(conversation, summaries, PLAIN);
      if (prompt.trimmed) yield { type: 'trimmed', trimmed: prompt.trimmed };
      const { ignoresTools } = await factsOf(settings.baseUrl, model);
      const lookUp = createLookUp({ ...prepared, given: prompt.given });
      const place = queue.join(queueKey);
      try {
        yield* untilTurn(place, { signal, afterwards: null });
        yield* answerWithLookups(conversation, {
          request,
          compose: (current, options) =>
            current === conversation && isPlain(options)
              ? prompt
              : prepared.compose(current, summaries, options),
          lookUp,
          findByWords: (current) => findByWords(current, { request, prepared, digests, lookUp }),
          ignoresTools,
          learn: async (current, hasCalled) => {
            if (hasCalled ? ignoresTools : needsTools(current, prepared))
              await learnIgnoring(settings.baseUrl, model, !hasCalled);
          },
          rounds: prompt.hasMore ? await roundsFor(settings, model) : 0,
          lookupTokens: prepared.lookupTokens,
        });
      } finally {
        place.leave();
      }
    }

    const account = { baseUrl: settings.baseUrl, token };
    yield* replacing(turn.answer.model, { account, signal, answer: (model) => answerWith(model, turn) });
  };
}

function isPlain({ continuation, hasTools, sees }: Pick<PromptOptions, keyof typeof PLAIN>): boolean {
  return continuation === null && !hasTools && sees;
}

function hasPictures({ attachment: { pictures = [] } }: Turn): boolean {
  return pictures.length > 0;
}

/** Tells that the pictures of earlier questions stay away from a model that sees none. Throws for the question's own. */
async function* seen(
  { turns }: Conversation,
  asked: Turn,
  settings: Settings,
  model: string,
): AsyncGenerator<AnswerEvent> {
  if (!turns.some(hasPictures) || (await seesPictures(settings, model)) !== false) return;
  if (hasPictures(asked)) throw await blindness(settings, model);
  yield { type: 'dropped', parameter: chatCompletions.wireNames.pictures };
}

/** True if a question can be answered by its page only once more of that is looked up: its own words found little. */
function needsTools(conversation: Conversation, { texts }: Preparation): boolean {
  return foreignQuestion(conversation, texts) !== null;
}

/** The page that is to be translated, with the numbers of its passages; null where the question is another. */
function translatable(
  { turns }: Conversation,
  { preset, attachment: { page } }: Turn,
  { boundary, texts }: Preparation,
) {
  const text = page && texts.get(page.hash);
  const citations = page && numberPages(pagesOf(turns), texts).get(page.hash);
  return preset === 'translate-page' && text && citations ? { boundary, text, citations } : null;
}

/** The summaries of the pages that were read section by section, by turn. */
async function* summariesFor(
  { boundary, digested }: Preparation,
  asked: Turn,
  { digests, ...options }: Pick<DigestOptions, 'digests' | 'request' | 'queue' | 'queueKey'>,
): AsyncGenerator<AnswerEvent, ReadonlyMap<string, string>> {
  const summaries = new Map<string, string>();
  for (const { turn, page, text, plan } of digested) {
    // The pages of earlier questions are sent again only where that takes no requests.
    const summary =
      turn === asked
        ? yield* digestPage(page, text, { ...options, boundary, digests, plan })
        : await keptDigest(page, text, { digests, plan });
    if (summary !== null) summaries.set(turn.id, summary);
  }
  return summaries;
}
