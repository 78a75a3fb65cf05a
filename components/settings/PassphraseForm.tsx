import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { t } from '@/utils/browser/i18n';
import { failureSentence } from '../failure/failure-words';
import { Button } from '../kit/Button';
import { formatClock } from '../kit/format';
import { usePassphrase, type TriedPassphrase } from './use-passphrase';
import '../kit/Field.css';
import './PassphraseForm.css';

/** The fewest characters of a new passphrase. */
const FEWEST = 8;

/** The passphrases that were entered; empty where the form does not ask for one. */
interface Entered {
  readonly current: string;
  readonly next: string;
}

interface PassphraseFormProps {
  /** The name of the field for the passphrase that there is; it is not asked for without one. */
  readonly current?: string;
  /** True to ask for a new one, twice. */
  readonly asksNew?: boolean;
  /** The words of the button, and what it says while it is busy. */
  readonly submit: string;
  readonly busy: string;
  readonly onSubmit: (entered: Entered) => Promise<TriedPassphrase>;
  readonly onDone?: () => void;
  readonly onCancel?: () => void;
}

/** Fields for passphrases. A wrong one stays in its field, to be mended. */
export function PassphraseForm(props: PassphraseFormProps) {
  const { current, asksNew = false, submit, busy, onSubmit, onDone, onCancel } = props;
  const [entered, setEntered] = useState<Fields>(EMPTY);
  const [isChecked, setChecked] = useState(false);
  const { isTrying, isWrong, failure, left, attempt, forget } = usePassphrase();
  const form = useRef<HTMLFormElement>(null);
  const fault = asksNew ? faultOf(entered) : null;
  const wait = left > 0 ? t('passphrase_wait', formatClock(left)) : null;

  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  function change(part: Partial<Fields>) {
    setEntered((before) => ({ ...before, ...part }));
    setChecked(false);
    forget();
  }

  async function send(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (fault !== null || (current !== undefined && entered.current === '')) return;
    if (await attempt(() => onSubmit(entered))) onDone?.();
  }

  return (
    <form ref={form} className="passphrase-form" onSubmit={(event) => void send(event)}>
      {current !== undefined && (
        <PassphraseField
          label={current}
          value={entered.current}
          error={wait ?? (isWrong ? t('passphrase_wrong') : null)}
          onChange={(text) => change({ current: text })}
        />
      )}
      {asksNew && <NewPassphrase entered={entered} fault={isChecked ? fault : null} onChange={change} />}
      {failure && (
        <p className="setting-hint setting-error" role="alert">
          {failureSentence(failure)}
        </p>
      )}
      <div className="passphrase-form-buttons">
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
        <Button look="primary" type="submit" disabled={left > 0} aria-busy={isTrying}>
          {isTrying ? busy : submit}
        </Button>
      </div>
    </form>
  );
}

interface Fields extends Entered {
  /** The new one, entered again. */
  readonly again: string;
}

const EMPTY: Fields = { current: '', next: '', again: '' };

function faultOf({ next, again }: Fields): 'short' | 'differs' | null {
  if (Array.from(next).length < FEWEST) return 'short';
  return next === again ? null : 'differs';
}

interface NewPassphraseProps {
  readonly entered: Fields;
  readonly fault: 'short' | 'differs' | null;
  readonly onChange: (part: Partial<Fields>) => void;
}

function NewPassphrase({ entered, fault, onChange }: NewPassphraseProps) {
  return (
    <>
      <PassphraseField
        label={t('passphrase_new')}
        value={entered.next}
        hint={t('passphrase_short')}
        error={fault === 'short' ? t('passphrase_short') : null}
        onChange={(next) => onChange({ next })}
      />
      <PassphraseField
        label={t('passphrase_repeated')}
        value={entered.again}
        error={fault === 'differs' ? t('passphrase_differs') : null}
        onChange={(again) => onChange({ again })}
      />
      <p className="setting-hint">{t('passphrase_warning')}</p>
    </>
  );
}

interface PassphraseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly error: string | null;
  readonly onChange: (text: string) => void;
}

function PassphraseField({ label, value, hint, error, onChange }: PassphraseFieldProps) {
  const id = useId();
  const words = error ?? hint;
  return (
    <div className="passphrase-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field"
        type="password"
        autoComplete="off"
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        aria-invalid={error !== null}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {/* It is there before its words are, so that they are read out. */}
      <p
        id={`${id}-hint`}
        className={error === null ? 'setting-hint' : 'setting-hint setting-error'}
        role={error === null ? undefined : 'alert'}
        hidden={words === undefined}
      >
        {words}
      </p>
    </div>
  );
}
