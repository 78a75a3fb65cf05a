/** The part of a request that comes from look-ups: how an answer goes on after them. */
import { lookupMessages } from '../chat/answer-messages';
import type { Answer } from '../chat/conversation';
import type { Message } from '../kimi/message';

/**
 * The calls of a model, each message as it came, and the texts that they were answered with. A model that thinks gets
 * its reasoning back, even if it is empty: Moonshot refuses calls without it.
 */
export function calledMessages(answer: Answer, thinks: boolean): readonly Message[] {
  const messages: Message[] = [];
  for (const { reasoning, text, lookup } of lookupMessages(answer)) {
    if (lookup.isOwn) continue;
    messages.push({
      role: 'assistant',
      content: text.trimEnd(),
      ...((thinks || reasoning !== '') && { reasoning: reasoning.trimEnd() }),
      toolCalls: lookup.calls.map(({ id, name, arguments: given }) => ({ id, name, arguments: given })),
    });
    for (const { id, result } of lookup.calls) {
      messages.push({ role: 'tool', content: result, toolCallId: id });
    }
  }
  return messages;
}

/**
 * The results of look-ups, as text beside the page: all of them for a server without tools, else those of Sidenote’s
 * own. Empty where nothing was found.
 */
export function toldLookups({ lookups = [] }: Answer, hasTools: boolean): string {
  return lookups
    .filter(({ isOwn }) => isOwn || !hasTools)
    .flatMap(({ calls }) => calls.flatMap(({ looked, result }) => (looked ? [result] : [])))
    .join('\n\n');
}
