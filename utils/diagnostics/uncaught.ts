import { note } from './log';
import type { Area } from './names';

/**
 * Notes every uncaught error and unhandled rejection of this context, by its name alone: no message, no stack and no
 * address. The browser reports it as ever.
 */
export function noteUncaught(area: Area, context: EventTarget = globalThis): void {
  context.addEventListener('error', (event) => {
    note(area, 'uncaught', 'error' in event ? event.error : null);
  });
  context.addEventListener('unhandledrejection', (event) => {
    note(area, 'uncaught', 'reason' in event ? event.reason : null);
  });
}

/** Notes an error that a part of the screen held, by its name alone. For `onCaughtError` of React, which logs its words. */
export function noteCaught(error: unknown): void {
  note('panel', 'uncaught', error);
}
