import { useState } from 'react';
import type { Failure } from '@/utils/chat/failure';
import type { Tried } from '@/utils/lock/lock';
import { useCountdown } from '../kit/use-countdown';

export type TriedPassphrase = Tried | { readonly failure: Failure };

interface PassphraseTry {
  readonly isTrying: boolean;
  /** True if the last one was wrong. */
  readonly isWrong: boolean;
  /** The reason why the last one could not be tried. */
  readonly failure: Failure | null;
  /** Milliseconds until the next try. */
  readonly left: number;
  /** Resolves to whether it was right. */
  readonly attempt: (work: () => Promise<TriedPassphrase>) => Promise<boolean>;
  /** Forgets the last result: another passphrase is typed. */
  readonly forget: () => void;
}

/** Tries passphrases, one after the other, and no sooner than allowed. */
export function usePassphrase(): PassphraseTry {
  const [isTrying, setTrying] = useState(false);
  const [isWrong, setWrong] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [until, setUntil] = useState(0);
  const left = useCountdown(until);

  async function attempt(work: () => Promise<TriedPassphrase>): Promise<boolean> {
    if (isTrying || left > 0) return false;
    setTrying(true);
    setWrong(false);
    setFailure(null);
    const tried = await work().catch((error: unknown): TriedPassphrase => ({
      failure: { kind: 'interrupted', message: String(error) },
    }));
    setTrying(false);
    if ('failure' in tried) setFailure(tried.failure);
    else if (tried.type !== 'open') {
      setWrong(true);
      setUntil(Date.now() + tried.waitMs);
    }
    return !('failure' in tried) && tried.type === 'open';
  }

  return {
    isTrying,
    isWrong,
    failure,
    left,
    attempt,
    forget() {
      setWrong(false);
      setFailure(null);
    },
  };
}
