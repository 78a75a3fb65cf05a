import { setTimeout as wait } from 'node:timers/promises';
import type { RecordedRequest } from '../../kimi-server/recorded-request.ts';
import { until } from '../support/until.ts';
import type { Phase } from './fault.ts';

/** Returns the model that keeps the practice server in a phase for long enough. `at` is from 0 to 1. */
export function modelFor(phase: Phase, at: number): string {
  switch (phase) {
    case 'start':
      return at < 0.5 ? 'practice-hold-headers' : 'practice-hold-body';
    case 'reasoning':
    case 'answer':
      // Held at its end too: a fault that is slow on a busy machine still finds it open.
      return 'practice-hold-end-6';
    case 'end':
      return 'practice-hold-end';
  }
}

/** Milliseconds from a phase's beginning within which faults strike: less than the phase lasts. */
const SPAN_MS = 2_000;

/** Waits for a moment of the phase: its beginning when `at` is 0, near its end when it is 1. */
export async function momentIn(phase: Phase, at: number, request: RecordedRequest): Promise<void> {
  await until(`the phase “${phase}”`, async () => (hasBegun(phase, request) ? true : null));
  await wait(at * SPAN_MS);
}

function hasBegun(phase: Phase, { sent, isHeld }: RecordedRequest): boolean {
  switch (phase) {
    case 'start':
      return isHeld;
    case 'reasoning':
      return sent.reasoning !== '';
    case 'answer':
      return sent.text !== '';
    case 'end':
      return isHeld && sent.text !== '';
  }
}
