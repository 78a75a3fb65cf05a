import { KimiError } from './errors';
import type { Timeouts } from './timeouts';

/** Above this, `setTimeout` overflows and fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The interval for checking again a limit that passed while the caller was not reading. */
const RECHECK_MS = 1000;

/**
 * Watches over one request: `signal` aborts with the reason of `outer`, or with a KimiError `timeout` once the server
 * is silent for too long. Only the server's time counts: no limit passes while the caller works on what came and is not
 * waiting.
 *
 * A read costs a look at the clock, not a timer: when the only timer fires, it checks whether the server spoke
 * meanwhile.
 */
export function createTimeLimits(limits: Timeouts, outer: AbortSignal) {
  const own = new AbortController();
  const startedAt = performance.now();
  let openedAt: number | null = null;
  let aliveAt = startedAt;
  let isWaiting = true;
  let hasToken = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const follow = () => own.abort(outer.reason);
  if (outer.aborted) follow();
  else {
    outer.addEventListener('abort', follow, { once: true });
    check();
  }

  /** The limit that passes first, in milliseconds of `performance.now()`. */
  function next(): { readonly at: number; readonly message: string } {
    if (openedAt === null) {
      return { at: startedAt + limits.headers, message: `No response within ${seconds(limits.headers)}.` };
    }
    const silence = {
      at: aliveAt + limits.silence,
      message: `Nothing was received for ${seconds(limits.silence)}.`,
    };
    const firstToken = {
      at: openedAt + limits.firstToken,
      message: `Neither reasoning nor text within ${seconds(limits.firstToken)} of the response.`,
    };
    return hasToken || silence.at <= firstToken.at ? silence : firstToken;
  }

  function check(): void {
    const { at, message } = next();
    const left = at - performance.now();
    if (left > 0) arm(left);
    else if (isWaiting) own.abort(new KimiError('timeout', message));
    else arm(RECHECK_MS);
  }

  function arm(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(check, Math.min(Math.ceil(ms), LONGEST_TIMER_MS));
  }

  return {
    signal: own.signal,

    /** Notes that the headers came. */
    opened(): void {
      openedAt = aliveAt = performance.now();
      isWaiting = false;
      if (!own.signal.aborted) check();
    },

    /** Notes that a read begins. */
    waits(): void {
      aliveAt = performance.now();
      isWaiting = true;
    },

    /** Notes that something came, if only a comment. */
    lives(): void {
      isWaiting = false;
    },

    /** Notes that reasoning or text came. */
    speaks(): void {
      hasToken = true;
    },

    /** Ends the watch when the request is over. */
    close(): void {
      clearTimeout(timer);
      outer.removeEventListener('abort', follow);
    },
  };
}

export type TimeLimits = ReturnType<typeof createTimeLimits>;

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}
