/**
 * Replaces `utils/protocol/transport`: commands from panels to the worker, which wakes for them and may die over them.
 */
import { acrossContexts, within, type Context } from './events';

type Handler = (message: { readonly data: unknown; readonly sender: Sender }) => unknown;

interface Sender {
  readonly id: string;
  readonly url: string;
}

interface Post {
  readonly context: Context;
  readonly handlers: Map<string, Handler>;
  /** Commands that were given and not answered. */
  readonly open: Set<(reason: Error) => void>;
}

/** The receiver of commands. */
let post: Post | null = null;
let wake: () => void = () => undefined;

export const PANEL: Sender = { id: 'sidenote', url: 'chrome-extension://sidenote/sidepanel.html' };

/** Sets the function that starts a worker when a command comes and there is none. */
export function wakeWith(start: () => void): void {
  post = null;
  wake = start;
}

/** Lets a worker take commands from now on. */
export function openPost(context: Context): void {
  post = { context, handlers: new Map(), open: new Set() };
}

/** Takes no more commands; the callers that wait for an answer learn that there will be none. */
export function closePost(): void {
  const closed = post;
  post = null;
  for (const reject of closed?.open ?? []) {
    reject(new Error('The message channel closed before a response was received'));
  }
}

export function onMessage(type: string, handler: Handler): () => void {
  post?.handlers.set(type, handler);
  return () => undefined;
}

export async function sendMessage(type: string, data?: unknown): Promise<unknown> {
  if (!post) wake();
  const mine = post;
  if (!mine) throw new Error('Could not establish connection. Receiving end does not exist.');
  const given = acrossContexts(data);
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  mine.open.add(reject);
  const handler = mine.handlers.get(type);
  const work = async () => within(mine.context, () => handler?.({ data: given, sender: PANEL }));
  void Promise.resolve()
    .then(work)
    .then((result) => resolve(acrossContexts(result)), reject)
    .finally(() => mine.open.delete(reject));
  return promise;
}
