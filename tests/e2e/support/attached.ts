import type { CDPSession } from '@playwright/test';

/** A debugger of one target that Playwright shows no page of, such as the background worker. */
export interface Attached {
  /** Sends a command of the DevTools protocol. Throws what it answers in error. */
  send(method: string, params?: object): Promise<unknown>;
  /** The value of a JavaScript expression, as JSON; promises are waited for. */
  evaluate(expression: string): Promise<unknown>;
  /** Detaches the debugger, and undoes its changes. */
  detach(): Promise<void>;
}

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Evaluated {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
}

export async function attach(browser: CDPSession, targetId: string): Promise<Attached> {
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;

  function hear(event: { sessionId: string; message: string }): void {
    if (event.sessionId !== sessionId) return;
    const { id, result, error } = JSON.parse(event.message) as Answer;
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || !asked) return;
    waiting.delete(id);
    if (error) asked.reject(new Error(error.message));
    else asked.resolve(result);
  }

  function lose(event: { sessionId: string }): void {
    if (event.sessionId !== sessionId) return;
    for (const { reject } of waiting.values()) reject(new Error('The target is gone.'));
    waiting.clear();
    browser.off('Target.receivedMessageFromTarget', hear);
    browser.off('Target.detachedFromTarget', lose);
  }

  browser.on('Target.receivedMessageFromTarget', hear);
  browser.on('Target.detachedFromTarget', lose);

  async function send(method: string, params: object = {}): Promise<unknown> {
    last += 1;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(last, answer);
    // The answer may be an error before a caller waits for it.
    answer.promise.catch(() => undefined);
    await browser.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id: last, method, params }),
    });
    return answer.promise;
  }

  return {
    send,

    async evaluate(expression) {
      const answer = (await send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      })) as Evaluated;
      const failed = answer.exceptionDetails;
      if (failed) throw new Error(failed.exception?.description ?? failed.text);
      return answer.result.value;
    },

    async detach() {
      await browser.send('Target.detachFromTarget', { sessionId }).catch(() => undefined);
    },
  };
}
