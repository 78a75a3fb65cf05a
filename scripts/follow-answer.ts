import type { Page } from '@playwright/test';
import { giveCommand } from '../tests/e2e/support/commands.ts';
import type { Conversation, Outcome } from '../utils/chat/conversation.ts';
import type { RoomMessage } from '../utils/chat/room-message.ts';
import { pageKey } from '../utils/text/page-key.ts';

/**
 * Follows the conversation that belongs to `url` as the panel itself does, over a port of its own, and passes every
 * piece of the last answer to `onText` once, as Markdown. Resolves with its outcome.
 */
export async function followAnswer(
  panel: Page,
  url: string,
  onText: (text: string) => void,
): Promise<Outcome> {
  const key = pageKey(url);
  const id = await giveCommand(panel, 'conversationOf', { pageKey: key });
  let heard = 0;
  return new Promise((resolve, reject) => {
    const hear = (message: RoomMessage) => {
      const news = newsIn(message, heard);
      if (news.text !== '') onText(news.text);
      heard += news.text.length;
      if (news.outcome) resolve(news.outcome);
    };
    panel
      .exposeFunction('sidenoteHears', hear)
      .then(() => panel.evaluate(listen, `chat:${JSON.stringify([id, key])}`))
      .catch(reject);
  });
}

/** The addition of a message to the last answer, of which `heard` characters are known. */
function newsIn(
  message: RoomMessage,
  heard: number,
): { readonly text: string; readonly outcome: Outcome | null } {
  if (message.type === 'snapshot') return newsOf(message.conversation, heard);
  if (message.type === 'event' && message.event.type === 'delta')
    return { text: message.event.text, outcome: null };
  if (message.type === 'event' && message.event.type === 'settled')
    return { text: '', outcome: message.event.outcome };
  return { text: '', outcome: null };
}

/** The addition of a snapshot, which comes first, and again whenever the worker has started anew. */
function newsOf({ turns }: Conversation, heard: number) {
  const answer = turns.at(-1)?.answer;
  return { text: answer?.text.slice(heard) ?? '', outcome: answer?.outcome ?? null };
}

/** Runs in the panel. */
function listen(name: string): void {
  const port = chrome.runtime.connect({ name });
  port.onMessage.addListener((message: unknown) => {
    const hears: unknown = Reflect.get(globalThis, 'sidenoteHears');
    if (typeof hears === 'function') hears(message);
  });
  port.onDisconnect.addListener(() => listen(name));
}
