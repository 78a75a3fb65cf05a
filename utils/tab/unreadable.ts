import type { Failure } from '../chat/failure';
import { Refused } from '../chat/refused';

/** The failure of a tab in which no script ran: for the user's list of sites, or for the browser's own reason. */
export function unreadable(error: unknown): Failure {
  if (error instanceof Refused) return error.failure;
  return { kind: 'page-unreadable', message: error instanceof Error ? error.message : String(error) };
}
