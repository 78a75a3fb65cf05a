import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '@/utils/browser/i18n';
import './Field.css';

interface FieldProps {
  readonly label: string;
  /** The id of the control; its hint, if any, has `${id}-hint`. */
  readonly id: string;
  readonly hint?: string | undefined;
  readonly error?: string | null;
  readonly isSaved: boolean;
  readonly children: ReactNode;
}

/** A setting: its name, its control, its hint, and the notice that it was saved. */
export function Field({ label, id, hint, error = null, isSaved, children }: FieldProps) {
  return (
    <div className="setting">
      <div className="setting-head">
        <label className="setting-label" htmlFor={id}>
          {label}
        </label>
        <span className="setting-saved" role="status">
          {isSaved && (
            <>
              <Check size={13} aria-hidden="true" />
              {t('saved')}
            </>
          )}
        </span>
      </div>
      {children}
      {(error ?? hint) !== undefined && (
        <p id={`${id}-hint`} className={error === null ? 'setting-hint' : 'setting-hint setting-error'}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}
