/** Events and contexts as a browser has them: what belongs to a context that is gone hears nothing any more. */

/** A panel or a worker. */
export interface Context {
  /** The window that it stands in; null for the worker. */
  readonly windowId: number | null;
  isGone: boolean;
}

let running: Context | null = null;

/** The context whose code runs. */
export function currentContext(): Context | null {
  return running;
}

/** Runs `work` as the code of a context, up to its first await. */
export function within<T>(context: Context | null, work: () => T): T {
  const before = running;
  running = context;
  try {
    return work();
  } finally {
    running = before;
  }
}

export function createEvent<Given extends readonly unknown[]>() {
  type Listener = (...given: Given) => unknown;
  let listeners: readonly { readonly listener: Listener; readonly context: Context | null }[] = [];
  return {
    addListener(listener: Listener): void {
      listeners = [...listeners, { listener, context: running }];
    },
    removeListener(listener: Listener): void {
      listeners = listeners.filter((one) => one.listener !== listener);
    },
    /** Tells everybody whose context is still there. */
    fire(...given: Given): void {
      listeners = listeners.filter(({ context }) => context?.isGone !== true);
      for (const { listener, context } of listeners) within(context, () => void listener(...given));
    },
  };
}

/** What crosses from one context to another is plain JSON. */
export function acrossContexts<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);
}
