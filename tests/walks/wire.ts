/**
 * Stands for `utils/protocol/transport`: commands from panels to the worker, which wakes for them and may die over
 * them.
 */
import type { Listen } from '@/entrypoints/background/on-command';
import type { Sender } from '@/utils/browser/sender';
import { acrossContexts, within, type Context } from './events';

interface Post {
  readonly context: Context;
  readonly handlers: Map<string, Parameters<Listen>[1]>;
  /** Commands that were given and not answered. */
  readonly open: Set<(reason: Error) => void>;
}

export const PANEL: Required<Sender> = {
  id: 'sidenote',
  url: 'chrome-extension://sidenote/sidepanel.html',
};

/** Makes the wire of one world. `wake` starts a worker when a command comes and there is none. */
export function createWire(wake: () => void) {
  /** The receiver of commands. */
  let post: Post | null = null;

  const listen: Listen = (name, handler) => void post?.handlers.set(name, handler);

  return {
    /** Lets a worker take commands from now on. */
    open(context: Context): void {
      post = { context, handlers: new Map(), open: new Set() };
    },

    /** Takes no more commands; the callers that wait for an answer learn that there will be none. */
    close(): void {
      const closed = post;
      post = null;
      for (const reject of closed?.open ?? []) {
        reject(new Error('The message channel closed before a response was received'));
      }
    },

    listen,

    async send(name: string, data: unknown): Promise<unknown> {
      if (!post) wake();
      const mine = post;
      const handler = mine?.handlers.get(name);
      if (!mine || !handler) throw new Error('Could not establish connection. Receiving end does not exist.');
      const given = acrossContexts(data);
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      mine.open.add(reject);
      const work = async () => within(mine.context, () => handler({ data: given, sender: PANEL }));
      void Promise.resolve()
        .then(work)
        .then((result) => resolve(acrossContexts(result)), reject)
        .finally(() => mine.open.delete(reject));
      return promise;
    },
  };
}
