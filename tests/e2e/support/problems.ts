import type { CDPSession } from '@playwright/test';
import type { Target } from './targets.ts';

/** The part of the protocol's messages that this reads. */
interface Report {
  readonly method?: string;
  readonly params?: {
    readonly type?: string;
    readonly args?: readonly { readonly value?: unknown; readonly description?: string }[];
    readonly exceptionDetails?: {
      readonly text: string;
      readonly exception?: { readonly description?: string };
    };
  };
}

/** The browser's answer to each call of a worker that is being ended: nothing is wrong with the worker. */
const ENDING = /\bError: No SW\b/;

/**
 * Records every uncaught error, unhandled rejection and `console.error` of the extension's own contexts, worker and
 * pages alike, from their first line on: the browser delivers earlier messages afterwards. Playwright alone reports no
 * exceptions of a worker.
 */
export async function watchProblems(browser: CDPSession, origin: string, problems: string[]): Promise<void> {
  /** The address of each context, by the id of the session with it. */
  const contexts = new Map<string, string>();
  const watched = new Set<string>();
  const notice = ({ targetInfo: { targetId, type, url } }: { targetInfo: Target }) => {
    if (!url.startsWith(origin) || (type !== 'service_worker' && type !== 'page')) return;
    if (watched.has(targetId)) return;
    watched.add(targetId);
    // The context may be gone again already.
    void watch(targetId, url.slice(origin.length + 1)).catch(() => undefined);
  };
  browser.on('Target.targetCreated', notice);
  // A panel or tab is created without an address.
  browser.on('Target.targetInfoChanged', notice);
  browser.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
    const problem = problemOf(JSON.parse(message) as Report);
    if (problem !== null && !ENDING.test(problem))
      problems.push(`${contexts.get(sessionId) ?? 'extension'}: ${problem}`);
  });
  // Also tells of the targets that are there already.
  await browser.send('Target.setDiscoverTargets', { discover: true });

  async function watch(targetId: string, address: string) {
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
    contexts.set(sessionId, address);
    const message = JSON.stringify({ id: 1, method: 'Runtime.enable' });
    await browser.send('Target.sendMessageToTarget', { sessionId, message });
  }
}

function problemOf({ method, params }: Report): string | null {
  if (method === 'Runtime.exceptionThrown') {
    const details = params?.exceptionDetails;
    return details?.exception?.description ?? details?.text ?? 'an unknown error';
  }
  if (method === 'Runtime.consoleAPICalled' && params?.type === 'error') {
    return (params.args ?? []).map(({ value, description }) => description ?? String(value)).join(' ');
  }
  return null;
}
