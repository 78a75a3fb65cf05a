import { t, uiLanguage } from '../browser/i18n';
import type { AnswerEvent } from '../chat/answer-event';
import type { Turn } from '../chat/conversation';
import { answerLanguage } from '../prompt/answer-language';
import type { PassageNumbers } from '../prompt/numbering';
import {
  endOfTranslated,
  missingOf,
  missingPassages,
  originalsOf,
  translatedIn,
  translationMessages,
  translationParts,
  type TranslationPart,
} from '../prompt/translation';
import { estimateTokens } from '../text/estimate-tokens';
import { checkLimit } from './check-limit';
import { patiently } from './patience';
import type { Queue } from './queue';
import { requestAnswer, type AnswerRequest } from './request-answer';

interface TranslateOptions {
  /** The code in the tags around the page's text; see `boundaryOf`. */
  readonly boundary: string;
  /** The text of the page, and the numbers of its passages. */
  readonly text: string;
  readonly citations: PassageNumbers;
  readonly request: Omit<AnswerRequest, 'messages' | 'begun' | 'isLight'>;
  readonly queue: Queue;
  readonly queueKey: string;
}

/** So often a part is asked for again without a passage more than before. */
const VAIN = 2;

/**
 * Translates a page part by part into one answer, in which the mark of its passage stands behind each paragraph: the marks
 * lead back to the page, and tell what is missing. A translation that was cut off goes on behind its last mark. Passages
 * that the model leaves out are asked for once more, and stand in the original, said to, where it leaves them out again.
 */
export async function* translatePage(turn: Turn, options: TranslateOptions): AsyncGenerator<AnswerEvent> {
  const { text, citations } = options;
  const sections = turn.attachment.page?.sections ?? null;
  const parts = translationParts(text, citations, { sections, estimateTokens });
  const written = createWritten(turn.answer.text);
  yield* written.cutBack();
  for (const part of parts) yield* translatePart(part, { ...options, turn, written });
  yield { type: 'end', finishReason: 'stop' };
}

interface PartOptions extends TranslateOptions {
  readonly turn: Turn;
  readonly written: ReturnType<typeof createWritten>;
}

async function* translatePart(part: TranslationPart, options: PartOptions): AsyncGenerator<AnswerEvent> {
  const { written, citations, request } = options;
  const done = () => translatedIn(written.text(), citations.source);
  for (let vain = 0; vain < VAIN;) {
    const before = missingPassages(part, done()).length;
    const missing = missingOf(part, done());
    if (missing === null) return;
    await checkLimit(request);
    yield* written.begin();
    const isDeclined = yield* translate(missing, part, options);
    if (isDeclined) break;
    if (missingPassages(part, done()).length === before) vain += 1;
  }
  if (missingPassages(part, done()).length === 0) return;
  yield* written.begin();
  yield* written.add(`*${t('left_in_original')}*\n\n${originalsOf(part, done(), citations.source)}`);
}

/** Asks for a translation; true if the service declines the text for its content. */
async function* translate(
  text: string,
  { title }: TranslationPart,
  { turn, written, boundary, request, queue, queueKey }: PartOptions,
): AsyncGenerator<AnswerEvent, boolean> {
  const language = answerLanguage(null, { language: turn.into ?? 'auto', fallback: uiLanguage() });
  const messages = translationMessages({ title, text }, language, boundary);
  const isDeclined = yield* patiently(
    () => written.take(requestAnswer({ ...request, isLight: true, messages: () => messages, begun: '' })),
    { queue, queueKey, signal: request.signal, afterwards: null },
  );
  return isDeclined ?? true;
}

/** Keeps up with the text of the answer, as the events of its requests make it. */
function createWritten(begun: string) {
  let text = begun;

  async function* add(words: string): AsyncGenerator<AnswerEvent> {
    text += words;
    yield { type: 'text', text: words };
  }

  async function* cutTo(from: number): AsyncGenerator<AnswerEvent> {
    if (text.length === from) return;
    text = text.slice(0, from);
    yield { type: 'unsaid', from };
  }

  return {
    text: () => text,
    add,
    /** Takes back the beginning of a passage that was cut off. */
    cutBack: () => cutTo(endOfTranslated(text)),
    /** Ends the paragraph, so that the next request's text does not run into it. */
    async *begin(): AsyncGenerator<AnswerEvent> {
      if (text !== '' && !text.endsWith('\n\n')) yield* add(text.endsWith('\n') ? '\n' : '\n\n');
    },
    /** Passes the events of one request on; true if the service declined the text. Thoughts are no part of it. */
    async *take(events: ReturnType<typeof requestAnswer>): AsyncGenerator<AnswerEvent, boolean> {
      const base = text.length;
      for await (const event of events) {
        switch (event.type) {
          case 'text':
            yield* add(event.text);
            break;
          case 'unsaid':
            yield* cutTo(base + event.from);
            break;
          case 'end':
            if (event.finishReason === 'content-filter') return true;
            // The next request begins with the passage that has no mark yet.
            if (event.finishReason === 'length') yield* cutTo(Math.max(base, endOfTranslated(text)));
            break;
          case 'reasoning':
            break;
          case 'waiting':
          case 'dropped':
          case 'replaced':
          case 'trimmed':
          case 'unread':
          case 'usage':
            yield event;
        }
      }
      return false;
    },
  };
}
