import type { AnswerEvent, RequestEvent } from '../chat/answer-event';
import { lastMessage } from '../chat/answer-messages';
import { apply, mayContinue } from '../chat/apply';
import { changeOf } from '../chat/change-of';
import { openTurn, type Conversation, type LookupCall } from '../chat/conversation';
import type { Prompt, PromptOptions } from '../prompt/prompt';
import { TOOLS } from '../prompt/wording/tools';
import { checkLimit } from './check-limit';
import type { LookUp } from './look-up';
import { requestAnswer, type AnswerRequest } from './request-answer';

interface LookupsOptions {
  readonly request: Omit<AnswerRequest, 'messages' | 'begun' | 'tools'>;
  /** The messages that have the conversation's open turn answered. */
  readonly compose: (
    conversation: Conversation,
    options: Pick<PromptOptions, 'continuation' | 'hasTools' | 'sees'>,
  ) => Prompt;
  readonly lookUp: LookUp;
  /** The most look-ups of the model for one answer; 0 where it is offered no tools. */
  readonly rounds: number;
  /** The most tokens of all that is looked up. */
  readonly lookupTokens: number;
  /** True if the model is known to call no tools, though the server takes them. */
  readonly ignoresTools: boolean;
  /** Called once it is known whether the model calls the tools that it was offered. */
  readonly learn: (asked: Conversation, hasCalled: boolean) => Promise<void>;
  /** Looks up by words what a model without tools cannot. */
  readonly findByWords: (asked: Conversation) => AsyncGenerator<RequestEvent, readonly LookupCall[] | null>;
}

/**
 * Answers the open turn of a conversation, with as many requests as the model needs to look for more in its pages. Once
 * it may look no further, it is told to answer; if it calls all the same, it is asked once more without tools.
 */
export async function* answerWithLookups(
  begun: Conversation,
  { request, compose, lookUp, rounds, lookupTokens, ignoresTools, learn, findByWords }: LookupsOptions,
): AsyncGenerator<AnswerEvent> {
  let conversation = begun;
  let hasTools = rounds > 0;

  /** Passes on events, and keeps up with what they make of the conversation. */
  async function* followed<T>(events: AsyncGenerator<AnswerEvent, T>): AsyncGenerator<AnswerEvent, T> {
    for (;;) {
      const { value, done } = await events.next();
      if (done) return value;
      yield value;
      conversation = after(conversation, value);
    }
  }

  async function* lookedUp(calls: readonly LookupCall[], isOwn: boolean): AsyncGenerator<AnswerEvent> {
    yield* followed(one({ type: 'looked-up', calls, isOwn }));
    // What was found is kept for another day.
    await checkLimit(request);
  }

  for (;;) {
    const mayAsk = hasTools && !ignoresTools;
    const found = mayAsk || isBegun(conversation) ? null : yield* followed(findByWords(conversation));
    if (found) yield* lookedUp(found, true);
    const asked = conversation;
    const answer = openTurn(asked)?.answer;
    if (!answer) return;
    const made = answer.lookups?.filter(({ isOwn }) => !isOwn).length ?? 0;
    const isLast = made >= rounds;
    const reply = yield* followed(
      requestAnswer({
        ...request,
        begun: lastMessage(answer).text,
        ...(hasTools && { tools: { tools: TOOLS, ...(isLast && { toolChoice: 'none' }) } }),
        messages: ({ continuation, offered, sees }) =>
          compose(asked, { continuation, hasTools: offered.tools.length > 0, sees }).messages,
      }),
    );
    if (hasTools && made === 0 && reply.type !== 'no-tools') await learn(asked, reply.type === 'called');
    if (reply.type === 'answered') return;
    if (reply.type === 'no-tools' || isLast) hasTools = false;
    else yield* lookedUp(lookUp(asked, reply.calls, lookupTokens / rounds), false);
  }
}

/** True if the open answer has something to go on from. */
function isBegun(conversation: Conversation): boolean {
  const turn = openTurn(conversation);
  return turn !== undefined && mayContinue(turn.answer);
}

async function* one(event: AnswerEvent): AsyncGenerator<AnswerEvent> {
  yield event;
}

/** The conversation with what an event of its open answer makes of it. */
function after(conversation: Conversation, event: AnswerEvent): Conversation {
  const turn = openTurn(conversation);
  if (!turn || event.type === 'usage' || event.type === 'end') return conversation;
  return apply(conversation, changeOf(event, { turnId: turn.id, at: Date.now(), usage: null }));
}
