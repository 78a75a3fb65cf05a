import type { Failure } from '../chat/failure';
import { Refused } from '../chat/refused';
import { note } from '../diagnostics/log';
import { KimiError } from '../kimi/errors';
import { DatabaseBlocked, storageFailure } from '../storage/storage-failure';
import { Locked } from '../vault/locked';

/** Turns any error into the plain data that crosses to the panels. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Refused) return error.failure;
  if (error instanceof DOMException && error.name === 'TimeoutError') return { kind: 'timeout', message: '' };
  // Beside time limits, the browser's own errors come from its database.
  const isStorage = [DOMException, DatabaseBlocked, Locked].some((kind) => error instanceof kind);
  if (isStorage) return storageFailure(error);
  if (!(error instanceof KimiError)) {
    // A fault of ours: the panel shows the message alone.
    note('answer', 'failed', error);
    return { kind: 'unknown', message: error instanceof Error ? error.message : String(error) };
  }
  const { kind, message, traceId, retryAfter, status, code, raw, isGuess, redirect } = error;
  return {
    // A failed fetch does not say why; the browser knows at least whether there is a network.
    kind: kind === 'network' && !navigator.onLine ? 'offline' : kind,
    message,
    ...(traceId !== undefined && { traceId }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(status !== undefined && { status }),
    ...(code !== undefined && { code }),
    ...(raw !== undefined && { raw }),
    ...(isGuess && { isGuess }),
    ...(redirect !== undefined && { redirect: { from: redirect.from, to: redirect.to } }),
    ...(redirect?.address !== undefined && { address: redirect.address }),
  };
}
