import { useEffect, useId, useRef, type FormEvent } from 'react';
import type { Failure } from '@/utils/chat/failure';
import type { Refusal } from '@/utils/protocol/commands';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { checkSentence } from './check-words';
import { FailureNote } from '../failure/FailureNote';
import { formatClock } from '../kit/format';
import { isAceData, PLATFORM_URL, topUpUrl } from '../failure/links';
import { useTokenEntry } from './use-token-entry';
import '../kit/Field.css';
import './TokenForm.css';

interface TokenFormProps {
  /** The address that the token is for. */
  readonly baseUrl: string;
  /** An organisation's words on where users get theirs; empty for none. */
  readonly hint: string;
  /** Tries the token, and keeps it if it works; also the other address, if one is given. */
  readonly onCheck: (token: string, baseUrl?: string) => Promise<Refusal>;
  readonly onSaved?: () => void;
  readonly onCancel?: () => void;
  readonly hasFocus?: boolean;
}

/** The field for a token, which is tried with the server before it is kept. */
export function TokenForm({ baseUrl, hint, onCheck, onSaved, onCancel, hasFocus = false }: TokenFormProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const entry = useTokenEntry(onCheck);
  const { failure, isChecking, left } = entry;
  const isOurs = isAceData(baseUrl);

  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);

  // Nothing is awaited before the check: another address may need the click for its permission.
  async function check(address?: string) {
    if (await entry.check(address)) onSaved?.();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void check();
  }

  return (
    <form className="token-form" onSubmit={submit}>
      {hint !== '' && <p className="setting-hint">{hint}</p>}
      <TokenHead id={id} baseUrl={baseUrl} />
      <input
        id={id}
        className="field"
        type="password"
        autoComplete="off"
        spellCheck={false}
        ref={field}
        aria-describedby={`${id}-hint`}
        aria-invalid={failure !== null}
        value={entry.text}
        onChange={(event) => entry.setText(event.target.value)}
      />
      <p id={`${id}-hint`} className="token-form-hint">
        {isOurs && t('free_credit')} {t('token_tried')}
      </p>
      {failure && <TokenRefusal failure={failure} baseUrl={baseUrl} onTakeAddress={(to) => void check(to)} />}
      <div className="token-form-buttons">
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
        <Button look="primary" type="submit" disabled={entry.isEmpty || left > 0} aria-busy={isChecking}>
          {saveLabel(isChecking, left, entry.isAgain)}
        </Button>
      </div>
    </form>
  );
}

interface TokenHeadProps {
  /** The id of the field. */
  readonly id: string;
  readonly baseUrl: string;
}

function TokenHead({ id, baseUrl }: TokenHeadProps) {
  return (
    <div className="token-form-head">
      <label htmlFor={id}>{tokenLabel(baseUrl)}</label>
      {isAceData(baseUrl) && (
        <a href={PLATFORM_URL} target="_blank" rel="noreferrer">
          {t('get_token')}
        </a>
      )}
    </div>
  );
}

function saveLabel(isChecking: boolean, left: number, isAgain: boolean): string {
  if (isChecking) return t('checking');
  if (left > 0) return t('check_again_in', formatClock(left));
  return t(isAgain ? 'check_again' : 'save_token');
}

interface TokenRefusalProps {
  readonly failure: Failure;
  readonly baseUrl: string;
  /** Tries the token at another address. */
  readonly onTakeAddress: (address: string) => void;
}

function TokenRefusal({ failure, baseUrl, onTakeAddress }: TokenRefusalProps) {
  return (
    <div role="alert">
      <FailureNote
        failure={failure}
        sentence={checkSentence(failure)}
        topUpUrl={topUpUrl(baseUrl)}
        onTakeAddress={onTakeAddress}
      />
    </div>
  );
}

/** The owner of the token: AceData Cloud, or another address by its host. */
export function tokenLabel(baseUrl: string): string {
  return isAceData(baseUrl) ? t('token_label') : t('token_label_for', new URL(baseUrl).host);
}
