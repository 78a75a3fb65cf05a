import type { AnswerEvent, RequestEvent } from '../chat/answer-event';
import type { Waiting } from '../chat/conversation';
import { KimiError } from '../kimi/errors';
import type { DigestStep } from '../prompt/digest';
import type { Queue } from './queue';
import { patiently } from './patience';
import { requestAnswer, type AnswerRequest } from './request-answer';

export interface SummariseOptions {
  /** The code in the tags around the page's text; see `boundaryOf`. */
  readonly boundary: string;
  readonly request: Omit<AnswerRequest, 'messages' | 'begun' | 'isLight'>;
  readonly queue: Queue;
  readonly queueKey: string;
  readonly progress: Waiting;
}

/** The stand-in for a part that the service declines to summarise for its content. */
const DECLINED = '(The service declined to summarise this part.)';

/** Makes the summary of one part. Its text is no answer yet, and is not shown while it arrives. */
export async function* summarisePart(
  { messages }: DigestStep,
  { boundary, request, queue, queueKey, progress }: SummariseOptions,
): AsyncGenerator<AnswerEvent, { readonly text: string; readonly isMade: boolean }> {
  const { signal } = request;
  const made = yield* patiently(
    async function* () {
      const summary = createSummary(progress);
      for await (const event of requestAnswer({
        ...request,
        isLight: true,
        messages: () => messages(boundary),
        begun: '',
      })) {
        const shown = summary.take(event);
        if (shown) yield shown;
      }
      return summary.text();
    },
    { queue, queueKey, signal, afterwards: progress },
  );
  return made === null ? { text: DECLINED, isMade: false } : { text: made, isMade: true };
}

/** Collects the text of an answer. Only the events that the user should know of are passed on. */
function createSummary(progress: Waiting) {
  let text = '';
  let isProgressShown = true;

  return {
    take(event: RequestEvent): RequestEvent | null {
      switch (event.type) {
        case 'waiting':
          isProgressShown = false;
          return event;
        case 'reasoning':
        case 'text': {
          if (event.type === 'text') text += event.text;
          const isShown = isProgressShown;
          isProgressShown = true;
          return isShown ? null : { type: 'waiting', waiting: progress };
        }
        case 'unsaid':
          text = text.slice(0, event.from);
          return null;
        case 'dropped':
        case 'replaced':
        case 'unread':
        case 'trimmed':
        case 'usage':
          return event;
        case 'end':
          if (event.finishReason === 'content-filter') throw new KimiError('content-filter', '');
          return null;
      }
    },

    /** Returns the text. Throws where nothing was written. */
    text(): string {
      if (text.trim() === '') throw new KimiError('malformed', 'The model gave no summary.');
      return text.trim();
    },
  };
}
