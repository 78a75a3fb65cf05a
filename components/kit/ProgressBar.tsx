import './ProgressBar.css';

interface ProgressBarProps {
  /** The name of the task. */
  readonly label: string;
  /** The progress in words. */
  readonly words: string;
  readonly value: number;
  readonly max: number;
}

export function ProgressBar({ label, words, value, max }: ProgressBarProps) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <div
      className="progress-bar"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      aria-valuetext={words}
    >
      <div className="progress-bar-done" style={{ inlineSize: `${share * 100}%` }} />
    </div>
  );
}
