import { useEffect, useRef, type ReactNode } from 'react';
import { ErrorBoundary, useErrorBoundary } from 'react-error-boundary';
import { t } from '@/utils/browser/i18n';
import { Button } from './Button';
import { CopyButton } from './CopyButton';
import './Boundary.css';

interface BoundaryProps {
  /** The sentence in place of what can't be shown. */
  readonly sentence: string;
  /** Makes the details for a bug report: names of errors, and nothing of a page or a conversation. */
  readonly details: () => Promise<string>;
  /** The ways out of what can't be shown, beside trying again. */
  readonly ways?: readonly Way[];
  /** A change of one of these tries again. */
  readonly resetKeys?: readonly unknown[];
  readonly children: ReactNode;
}

interface Way {
  readonly label: string;
  readonly go: () => void;
}

const NO_WAYS: readonly Way[] = [];

/** Holds an error in a part of the screen, so that the rest stays and works. */
export function Boundary({ sentence, details, ways = NO_WAYS, resetKeys, children }: BoundaryProps) {
  return (
    <ErrorBoundary
      {...(resetKeys && { resetKeys: [...resetKeys] })}
      fallback={<Broken sentence={sentence} details={details} ways={ways} />}
    >
      {children}
    </ErrorBoundary>
  );
}

function Broken({ sentence, details, ways }: Required<Pick<BoundaryProps, 'sentence' | 'details' | 'ways'>>) {
  const { resetBoundary } = useErrorBoundary();
  const box = useRef<HTMLDivElement>(null);
  // The control that had the focus may be gone with what could not be shown.
  useEffect(() => {
    const { activeElement } = document;
    if (document.hasFocus() && (!activeElement || activeElement === document.body))
      box.current?.querySelector('button')?.focus();
  }, []);
  return (
    <div ref={box} className="boundary" role="alert">
      <p className="boundary-sentence">{sentence}</p>
      <div className="boundary-ways">
        <Button onClick={resetBoundary}>{t('try_again')}</Button>
        {ways.map(({ label, go }) => (
          <Button key={label} onClick={go}>
            {label}
          </Button>
        ))}
        <CopyButton text={details} label={t('copy_details')} />
      </div>
    </div>
  );
}
