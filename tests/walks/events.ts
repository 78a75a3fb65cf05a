/** Events and contexts as in a browser: a context that is gone gets no more events. */
import { AsyncLocalStorage } from 'node:async_hooks';

/** A panel or a worker. */
export interface Context {
  /** The window that it is in; null for the worker. */
  readonly windowId: number | null;
  isGone: boolean;
}

const running = new AsyncLocalStorage<Context | null>();

/** The context whose code runs. */
export function currentContext(): Context | null {
  return running.getStore() ?? null;
}

/** Runs `work` as the code of a context, with everything that follows from it. */
export function within<T>(context: Context | null, work: () => T): T {
  return running.run(context, work);
}

/** Answers, unless the code's context is gone: then the promise never settles. */
export function neverIfGone<T>(answer: () => Promise<T>): Promise<T> {
  return currentContext()?.isGone === true ? new Promise<T>(() => undefined) : answer();
}

export function createEvent<Given extends readonly unknown[]>() {
  type Listener = (...given: Given) => unknown;
  let listeners: readonly { readonly listener: Listener; readonly context: Context | null }[] = [];
  return {
    addListener(listener: Listener): void {
      listeners = [...listeners, { listener, context: currentContext() }];
    },
    removeListener(listener: Listener): void {
      listeners = listeners.filter((one) => one.listener !== listener);
    },
    /** Calls every listener whose context is still there. */
    fire(...given: Given): void {
      listeners = listeners.filter(({ context }) => context?.isGone !== true);
      for (const { listener, context } of listeners) within(context, () => void listener(...given));
    },
  };
}

/** Copies a value as plain JSON, as it crosses from one context to another. */
export function acrossContexts<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);
}
