import { useState } from 'react';
import type { Failure } from '@/utils/chat/failure';
import type { Refusal } from '@/utils/protocol/commands';

/** Gives a command whose refusal stays to be shown, until the next one. */
export function useCommand() {
  const [failure, setFailure] = useState<Failure | null>(null);

  async function run(command: () => Promise<Refusal>): Promise<void> {
    setFailure(null);
    setFailure(
      await command().catch((error: unknown): Failure => ({ kind: 'interrupted', message: String(error) })),
    );
  }

  return { failure, run };
}
