import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import type { Failure } from '@/utils/chat/failure';
import type { Refusal } from '@/utils/protocol/commands';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { checkSentence } from './check-words';
import { FailureNote } from '../failure/FailureNote';
import { formatClock } from '../kit/format';
import { PLATFORM_URL } from '../failure/links';
import { useCountdown } from '../kit/use-countdown';
import '../kit/Field.css';
import './TokenForm.css';

interface TokenFormProps {
  /** The address that the token is for. */
  readonly baseUrl: string;
  /** Tries the token, and keeps it if it works. */
  readonly onCheck: (token: string) => Promise<Refusal>;
  readonly onSaved?: () => void;
  readonly onCancel?: () => void;
  readonly hasFocus?: boolean;
}

/** A token that was tried and refused, and the time when it may be tried again, in epoch milliseconds. */
interface Failed {
  readonly failure: Failure;
  readonly token: string;
  readonly until: number;
}

/** The field for a token, which is tried with the server before it is kept. */
export function TokenForm({ baseUrl, onCheck, onSaved, onCancel, hasFocus = false }: TokenFormProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [failed, setFailed] = useState<Failed | null>(null);
  const [isChecking, setChecking] = useState(false);
  // A token copied from a mail or a terminal may have line breaks; no token has white space in it.
  const token = text.replace(/\s+/g, '');
  const isAgain = failed?.token === token;
  const left = useCountdown(isAgain ? failed.until : 0);
  const isOurs = isAceData(baseUrl);

  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);

  async function check(event: FormEvent) {
    event.preventDefault();
    if (token === '' || isChecking || left > 0) return;
    setChecking(true);
    setFailed(null);
    const refusal = await onCheck(token).catch((error: unknown): Failure => ({
      kind: 'interrupted',
      message: String(error),
    }));
    setChecking(false);
    if (refusal !== null) {
      setFailed({ failure: refusal, token, until: Date.now() + (refusal.retryAfter ?? 0) });
      return;
    }
    setText('');
    onSaved?.();
  }

  function label(): string {
    if (isChecking) return t('checking');
    if (left > 0) return t('check_again_in', formatClock(Math.ceil(left / 1000) * 1000));
    return t(isAgain ? 'check_again' : 'save_token');
  }

  return (
    <form className="token-form" onSubmit={(event) => void check(event)}>
      <div className="token-form-head">
        <label htmlFor={id}>{tokenLabel(baseUrl)}</label>
        {isOurs && (
          <a href={PLATFORM_URL} target="_blank" rel="noreferrer">
            {t('get_token')}
          </a>
        )}
      </div>
      <input
        id={id}
        className="field"
        type="password"
        autoComplete="off"
        spellCheck={false}
        ref={field}
        aria-describedby={`${id}-hint`}
        aria-invalid={failed !== null}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={`${id}-hint`} className="token-form-hint">
        {isOurs && t('free_credit')} {t('token_tried')}
      </p>
      {failed && (
        <div role="alert">
          <FailureNote failure={failed.failure} sentence={checkSentence(failed.failure)} />
        </div>
      )}
      <div className="token-form-buttons">
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
        <Button look="primary" type="submit" disabled={token === '' || left > 0} aria-busy={isChecking}>
          {label()}
        </Button>
      </div>
    </form>
  );
}

/** The owner of the token: AceData Cloud, or another address by its host. */
export function tokenLabel(baseUrl: string): string {
  return isAceData(baseUrl) ? t('token_label') : t('token_label_for', new URL(baseUrl).host);
}

/** True if an address is AceData Cloud's own service. */
export function isAceData(baseUrl: string): boolean {
  return new URL(baseUrl).host === new URL(DEFAULT_SETTINGS.baseUrl).host;
}
