import { askFor, type Asked } from './asks.ts';
import { compose, type Reply } from './compose.ts';
import type { CompletionRequest, Message } from './completion-request.ts';
import { readContinuation, restOf } from './continuation.ts';
import { counted } from './counted.ts';
import { longMarkdown } from './long-markdown.ts';
import { miscite } from './miscite.ts';
import { obey } from './obey.ts';
import { readPrompt } from './prompt.ts';
import type { Scenario } from './scenario.ts';
import type { CallMessage } from './tool-messages.ts';
import { countTokens, cutToTokens } from './token-count.ts';
import { searchWords, understood } from './understood.ts';

/** An answer, and how it ends. */
export interface Script {
  readonly reply: Reply;
  /** The calls of tools after its words. */
  readonly calls: readonly CallMessage[];
  readonly finishReason: 'stop' | 'length' | 'tool_calls';
  /** True if it continues an earlier answer: then the scenario doesn't break it off again. */
  readonly isContinued: boolean;
}

/** Writes the answer, and the reason why it stops: a token budget is spent on the reasoning first. */
export function writeScript(sent: CompletionRequest, scenario: Scenario): Script {
  const request = { ...sent, messages: understood(sent.messages, scenario.taught ?? new Map()) };
  const asked = scenario.pieces || scenario.ignoresTools ? null : askFor(request, scenario);
  const { reply: whole, isContinued } = asked
    ? { reply: askingReply(asked, request.thinks), isContinued: false }
    : begin(request, scenario);
  const half = scenario.ending === 'length' && !isContinued;
  const budget = Math.min(
    request.maxTokens ?? Infinity,
    half ? countTokens(whole.reasoning) + countTokens(whole.text) / 2 : Infinity,
  );
  const reasoning = cutToTokens(whole.reasoning, budget);
  const text = cutToTokens(whole.text, budget - countTokens(reasoning));
  const isWhole = reasoning === whole.reasoning && text === whole.text;
  const calls = isWhole ? (asked?.calls ?? []) : [];
  const finishReason = !isWhole ? 'length' : calls.length > 0 ? 'tool_calls' : 'stop';
  return { reply: { reasoning, text }, calls, finishReason, isContinued };
}

/** The words of a message that asks for something. */
function askingReply({ text, written }: Asked, thinks: boolean): Reply {
  const thought = thinks ? ' What I was given may not be all: I look for it.' : '';
  if (written?.in === 'reasoning') return { reasoning: `${thought} ${written.words}`, text };
  return { reasoning: thought, text: text + (written?.words ?? '') };
}

/** The whole answer, or all that is left of one that was begun. */
function begin({ messages, thinks }: CompletionRequest, scenario: Scenario) {
  const continuation = readContinuation(messages);
  const whole = answer(continuation?.messages ?? messages, scenario, thinks);
  if (!continuation) return { reply: whole, isContinued: false };
  if (continuation.isPartial && scenario.ignoresPartial) return { reply: whole, isContinued: true };
  const rest = restOf(whole.text, continuation);
  if (rest !== null) return { reply: { ...whole, text: rest }, isContinued: true };
  // Another model's words can't be continued: then the question counts.
  const reply = continuation.isPartial ? whole : answer(messages, scenario, thinks);
  return { reply, isContinued: continuation.isPartial };
}

function answer(
  messages: readonly Message[],
  { content, pieces, thoughts = [] }: Scenario,
  thinks: boolean,
): Reply {
  if (pieces) return { reasoning: thoughts.join(''), text: pieces.join('') };
  if (content?.type === 'counted') {
    const half = Math.floor(content.characters / 2);
    return {
      reasoning: thinks ? ` ${counted('Thought', half)}` : '',
      text: ` ${counted('Word', content.characters - half)}`,
    };
  }
  const obeyed = content?.type === 'obedient' ? obey(messages) : null;
  if (obeyed !== null) return { reasoning: '', text: obeyed };
  const words = searchWords(messages);
  if (words !== null) return { reasoning: '', text: ` ${words}` };
  const composed = compose(readPrompt(messages));
  const text =
    content?.type === 'reasoning-only'
      ? ''
      : content?.type === 'long'
        ? longMarkdown(content.characters)
        : content?.type === 'miscited'
          ? ` ${miscite(composed.text, content.how)}`
          : ` ${composed.text}`;
  // Kimi begins both with a space.
  return { reasoning: thinks ? ` ${composed.reasoning}` : '', text };
}
