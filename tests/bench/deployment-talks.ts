/** Conversations as Sidenote sends them: their requests come from the product's own prompt builders. */
import type { AttachedPage, Conversation, Turn } from '../../utils/chat/conversation.ts';
import type { Message } from '../../utils/kimi/message.ts';
import { modelContext, modelTraits } from '../../utils/kimi/model-traits.ts';
import type { Tool } from '../../utils/kimi/tool.ts';
import { sharesOf } from '../../utils/prompt/budget.ts';
import { planPage } from '../../utils/prompt/plan-page.ts';
import { promptFor } from '../../utils/prompt/prompt.ts';
import { TOOLS } from '../../utils/prompt/wording/tools.ts';
import { estimateTokens } from '../../utils/text/estimate-tokens.ts';
import { wholeRoom } from '../../utils/prompt/needed.ts';
import { writeAnswer, writePage, writeQuestion } from './deployment-texts.ts';
import { createRandom, type Random } from './random.ts';

export const MODEL = 'kimi-k2.6';

/** The requests of one conversation, in order. */
export interface Talk {
  readonly requests: readonly SizedRequest[];
}

export interface SizedRequest {
  readonly messages: readonly Message[];
  readonly tools: readonly Tool[];
  /** The text that the model gets: the tools, then the messages, as Kimi's template joins them. */
  readonly prompt: string;
  /** Tokens of the prompt, and of its beginning that is also the beginning of the request before. */
  readonly tokens: number;
  readonly kept: number;
  /** Tokens of the answer, thoughts included. */
  readonly answered: number;
}

/** Tokens of thinking before an answer, which the engine writes and Sidenote does not send back. */
const THOUGHT_TOKENS = 400;

/** The `sends` of the settings. */
export type Sends = 'whole' | 'needed';

const TALKS = 300;
const MOST_TURNS = 5;

/** Conversations of one to five questions, each about a page of its own. */
export function createTalks(sends: Sends, count = TALKS): readonly Talk[] {
  const random = createRandom(1);
  return Array.from({ length: count }, (_, id) =>
    createTalk(random, id, 1 + random.below(MOST_TURNS), sends),
  );
}

/** Tokens that the first requests of all conversations begin with alike. */
export function commonOf(talks: readonly Talk[]): number {
  const [one = '', ...others] = talks.map(({ requests }) => requests[0]?.prompt ?? '');
  return Math.min(...others.map((other) => estimateTokens(commonStart(one, other))));
}

/**
 * Of the requests that follow another in their conversation: their number, of those that begin with all of the one
 * before, and the share of their tokens that these beginnings are.
 */
export function stabilityOf(talks: readonly Talk[]) {
  const pairs = talks.flatMap(({ requests }) =>
    requests.slice(1).map((request, i) => ({ request, before: requests[i] })),
  );
  const sum = (name: 'kept' | 'tokens') => pairs.reduce((total, { request }) => total + request[name], 0);
  const isStable = ({ request, before }: (typeof pairs)[number]) => request.kept === before?.tokens;
  return {
    requests: pairs.length,
    stable: pairs.filter(isStable).length,
    share: sum('kept') / sum('tokens'),
  };
}

/** A conversation about one page: a summary or a question first, then further questions. */
function createTalk(random: Random, id: number, turnCount: number, sends: Sends): Talk {
  const text = writePage(random);
  const isSummary = random.below(2) === 0;
  const boundary = (0x1_0000_0000_0000 + id * 0x9e37_79b9).toString(16).slice(-12);
  const turns: Turn[] = [];
  const requests: SizedRequest[] = [];
  for (let number = 0; number < turnCount; number++) {
    const question = writeQuestion(random, text);
    const action = isSummary && number === 0 ? 'summarise' : 'ask';
    turns.push(openTurn(number, { question: action === 'ask' ? question : '', action, text, sends }));
    const conversation = conversationOf(turns);
    const { messages, tools, prompt } = requestFor(conversation, text, boundary, sends);
    const answer = writeAnswer(random);
    const before = requests.at(-1);
    requests.push({
      messages,
      tools,
      prompt,
      tokens: estimateTokens(prompt),
      kept: before ? estimateTokens(commonStart(before.prompt, prompt)) : 0,
      answered: THOUGHT_TOKENS + estimateTokens(answer),
    });
    turns[turns.length - 1] = answered(turns.at(-1), answer);
  }
  return { requests };
}

/** The beginning that two texts share. */
function commonStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one.charCodeAt(length) === other.charCodeAt(length)) length++;
  return one.slice(0, length);
}

const SHARES = sharesOf({ context: modelContext(MODEL), maxTokens: null, tokenRatio: 1 });

function requestFor(conversation: Conversation, text: string, boundary: string, sends: Sends) {
  const options = {
    boundary,
    texts: new Map([[HASH, text]]),
    digests: new Map<string, string>(),
    pageTokens: SHARES.page,
    historyTokens: SHARES.history,
    language: 'auto',
    fallback: 'en',
    translateInto: 'auto',
    estimateTokens,
    wantsReasoning: modelTraits(MODEL).wantsReasoning,
    continuation: null,
    instructions: '',
    thinks: true,
    pictures: new Map<string, string>(),
    sees: true,
  } as const;
  const hasTools = sends === 'needed' && promptFor(conversation, { ...options, hasTools: false }).hasMore;
  const { messages } = promptFor(conversation, { ...options, hasTools });
  const tools = hasTools ? TOOLS : [];
  return { messages, tools, prompt: promptText(messages, tools) };
}

/** The text that a model gets: the tools, then the messages, as Kimi's template joins them. */
export function promptText(
  messages: readonly Pick<Message, 'role' | 'content'>[],
  tools: readonly unknown[],
): string {
  const joined = messages.map(
    ({ role, content }) => `<|im_${role}|>${role}<|im_middle|>${content}<|im_end|>`,
  );
  return `${tools.length > 0 ? JSON.stringify(tools) : ''}${joined.join('')}`;
}

const HASH = 'page';

interface Asked {
  readonly question: string;
  readonly action: 'ask' | 'summarise';
  readonly text: string;
  readonly sends: Sends;
}

function openTurn(number: number, { question, action, text, sends }: Asked): Turn {
  const isAboutAll = action === 'summarise';
  const plan = planPage({
    text,
    question,
    earlier: '',
    selectionAt: null,
    isAboutAll,
    omitted: [],
    budget: isAboutAll ? SHARES.page : wholeRoom({ sends }, SHARES.page),
    estimateTokens,
  });
  const page: AttachedPage = {
    url: 'https://example.com/page',
    title: 'A page',
    site: 'example.com',
    byline: null,
    published: null,
    language: 'en',
    hash: HASH,
    mode: 'main',
    leftOut: [],
    ...plan,
  };
  return {
    id: String(number),
    after: number === 0 ? null : String(number - 1),
    question,
    action,
    attachment: { page, selection: null },
    answer: {
      model: MODEL,
      askedAt: 0,
      reasoning: '',
      text: '',
      reasoningAt: null,
      textAt: null,
      outcome: null,
      waiting: null,
      usage: null,
      dropped: [],
    },
  };
}

function answered(turn: Turn | undefined, text: string): Turn {
  if (!turn) throw new Error('There is no open turn.');
  return { ...turn, answer: { ...turn.answer, text, outcome: { type: 'done', finishReason: 'stop' } } };
}

function conversationOf(turns: readonly Turn[]): Conversation {
  const order = turns.map(({ id }) => id);
  return { id: 'c', pageKey: 'https://example.com/page', createdAt: 0, turns: [...turns], others: [], order };
}
