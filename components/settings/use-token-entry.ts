import { useState } from 'react';
import type { Failure } from '@/utils/chat/failure';
import type { Refusal } from '@/utils/protocol/commands';
import { useCountdown } from '../kit/use-countdown';

/** A token that was tried and refused, and the time when it may be tried again, in epoch milliseconds. */
interface Failed {
  readonly failure: Failure;
  readonly token: string;
  readonly until: number;
}

interface TokenEntry {
  /** The text as it is typed, which may have white space in it. */
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly isEmpty: boolean;
  readonly isChecking: boolean;
  /** The reason why the last token was refused. */
  readonly failure: Failure | null;
  /** True if it was this token. */
  readonly isAgain: boolean;
  /** Milliseconds until this token may be tried. */
  readonly left: number;
  /**
   * Tries the token, if it may be tried, at the other address of the API if one is given. Resolves to true if it works; it
   * is then no longer in the field.
   */
  readonly check: (address?: string) => Promise<boolean>;
}

/** A token that is typed and tried with the server. One that was refused for a while is not tried before. */
export function useTokenEntry(onCheck: (token: string, address?: string) => Promise<Refusal>): TokenEntry {
  const [text, setText] = useState('');
  const [failed, setFailed] = useState<Failed | null>(null);
  const [isChecking, setChecking] = useState(false);
  // A token copied from a mail or a terminal may have line breaks; no token has white space in it.
  const token = text.replace(/\s+/g, '');
  const isEmpty = token === '';
  const isAgain = failed?.token === token;
  const left = useCountdown(isAgain ? failed.until : 0);

  async function check(address?: string): Promise<boolean> {
    // Another address asked for no wait.
    if (isEmpty || isChecking || (left > 0 && address === undefined)) return false;
    setChecking(true);
    setFailed(null);
    const refusal = await onCheck(token, address).catch((error: unknown): Failure => ({
      kind: 'interrupted',
      message: String(error),
    }));
    setChecking(false);
    if (refusal === null) setText('');
    else setFailed({ failure: refusal, token, until: Date.now() + (refusal.retryAfter ?? 0) });
    return refusal === null;
  }

  return { text, setText, isEmpty, isChecking, failure: failed?.failure ?? null, isAgain, left, check };
}
