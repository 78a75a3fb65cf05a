import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import type { Failure } from '@/utils/chat/failure';
import type { Refusal } from '@/utils/messaging';
import { DEFAULT_SETTINGS } from '@/utils/settings';
import { t } from '@/utils/i18n';
import { Button } from './Button';
import { FailureNote } from './FailureNote';
import { PLATFORM_URL } from './links';
import './Field.css';
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

/** The field for a token, which is really tried before it is kept. */
export function TokenForm({ baseUrl, onCheck, onSaved, onCancel, hasFocus = false }: TokenFormProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isChecking, setChecking] = useState(false);
  // A token copied from a mail or a terminal brings line breaks along; none has white space in it.
  const token = text.replace(/\s+/g, '');
  const isAceData = isDefault(baseUrl);

  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);

  async function check(event: FormEvent) {
    event.preventDefault();
    if (token === '' || isChecking) return;
    setChecking(true);
    setFailure(null);
    const refusal = await onCheck(token).catch((error: unknown): Failure => ({
      kind: 'interrupted',
      message: String(error),
    }));
    setChecking(false);
    setFailure(refusal);
    if (refusal !== null) return;
    setText('');
    onSaved?.();
  }

  return (
    <form className="token-form" onSubmit={(event) => void check(event)}>
      <div className="token-form-head">
        <label htmlFor={id}>{tokenLabel(baseUrl)}</label>
        {isAceData && (
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
        {...(isAceData && { 'aria-describedby': `${id}-free` })}
        aria-invalid={failure !== null}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {isAceData && (
        <p id={`${id}-free`} className="token-form-free">
          {t('free_credit')}
        </p>
      )}
      {failure && (
        <div role="alert">
          <FailureNote failure={failure} />
        </div>
      )}
      <div className="token-form-buttons">
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
        <Button look="primary" type="submit" disabled={token === ''} aria-busy={isChecking}>
          {t(isChecking ? 'checking' : 'check')}
        </Button>
      </div>
    </form>
  );
}

/** Whose token it is: AceData Cloud's, or that of another address by its host. */
export function tokenLabel(baseUrl: string): string {
  return isDefault(baseUrl) ? t('token_label') : t('token_label_for', new URL(baseUrl).host);
}

function isDefault(baseUrl: string): boolean {
  return new URL(baseUrl).host === new URL(DEFAULT_SETTINGS.baseUrl).host;
}
