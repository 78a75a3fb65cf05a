import type { Failure } from '../chat/failure';
import { Locked } from '../vault/locked';

/** The database did not answer in time: another context holds it. The operation did not happen. */
export class DatabaseBlocked extends Error {
  override readonly name = 'DatabaseBlocked';
}

/** The reason why the database refused, as plain data. */
export function storageFailure(error: unknown): Failure {
  if (error instanceof Locked) return { kind: 'locked', message: '' };
  const message = error instanceof Error ? error.message : String(error);
  return { kind: isQuotaExceeded(error) ? 'storage-full' : 'storage', message };
}

/** True if there was no room left. Newer browsers have a class for it, all of them the name. */
export function isQuotaExceeded(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}
